/// The state of a freeze, which follows from its times and is not stored.
package enum FreezeState: String, CaseIterable, Sendable {
    case scheduled
    case inForce = "in_force"
    case over

    package var label: String {
        switch self {
        case .scheduled: "Scheduled"
        case .inForce: "In force"
        case .over: "Over"
        }
    }
}
