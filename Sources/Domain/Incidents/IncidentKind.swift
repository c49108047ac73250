/// The kind of event that a record is about.
package enum IncidentKind: String, CaseIterable, Codable, Sendable {
    case incident
    case nearMiss = "near_miss"
    case drill

    package var label: String {
        switch self {
        case .incident: "Incident"
        case .nearMiss: "Near miss"
        case .drill: "Drill"
        }
    }

    package var help: String {
        switch self {
        case .incident: "It harmed people, data, money or the service."
        case .nearMiss: "It was caught in time, or luck prevented it. There is nothing to measure and a lot to learn."
        case .drill: "A rehearsal to see whether the guardrails hold."
        }
    }

    /// A near miss has no start, end or duration to fill in.
    package var hasDurations: Bool { self != .nearMiss }
}
