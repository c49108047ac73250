/// How far a figure can be trusted.
package enum Certainty: String, CaseIterable, Sendable {
    case measured
    case estimated
    case unknown

    package var label: String {
        switch self {
        case .measured: "Measured"
        case .estimated: "Estimated"
        case .unknown: "Unknown"
        }
    }
}
