/// A way to prove that a guardrail works.
package enum ProofMethod: String, CaseIterable, Codable, Sendable {
    case test
    case drill
    case probe
    case incident

    package var label: String {
        switch self {
        case .test: "Test"
        case .drill: "Drill"
        case .probe: "Probe"
        case .incident: "Real incident"
        }
    }

    package var help: String {
        switch self {
        case .test: "A test that runs automatically."
        case .drill: "People rehearse the failure."
        case .probe: "Somebody tries the dangerous action where it is safe."
        case .incident: "The guardrail was tested by an incident."
        }
    }
}
