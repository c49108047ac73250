/// The kinds of search result, in the order in which the page shows them.
package enum SearchKind: String, CaseIterable, Sendable {
    case incidents
    case postmortems
    case guardrails
    case followUps = "follow_ups"
    case premortems
    case launches
    case findings
    case timelines

    package var label: String {
        switch self {
        case .incidents: "Incidents"
        case .postmortems: "Postmortems"
        case .guardrails: "Guardrails"
        case .followUps: "Follow-ups"
        case .premortems: "Pre-mortems"
        case .launches: "Launches"
        case .findings: "Findings"
        case .timelines: "Timelines"
        }
    }
}
