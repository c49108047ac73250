package enum Pace: String, CaseIterable, Sendable {
    case together
    case overDays = "over_days"

    package var label: String {
        switch self {
        case .together: "Together, in one meeting"
        case .overDays: "Over days"
        }
    }

    package var help: String {
        switch self {
        case .together: "Everyone takes part at the same time, in one room or several. It takes about thirty minutes."
        case .overDays: "Writing and voting stay open for days, and everyone takes part when it suits them."
        }
    }

    /// How long a facilitator may be away before somebody else can take over.
    package var patience: Double {
        switch self {
        case .together: 20
        case .overDays: 24 * 3_600
        }
    }
}
