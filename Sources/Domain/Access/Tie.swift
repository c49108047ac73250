/// How a person is connected with a record: somebody may do more with their own than with what others recorded.
package enum Tie: Int, Comparable, Sendable {
    case none
    /// Works on it: holds a role in the incident, writes its postmortem, owns the follow-up.
    case involved
    /// Made it.
    case author

    package static func < (left: Tie, right: Tie) -> Bool { left.rawValue < right.rawValue }
}

/// The records with which a person is connected; every other record is somebody else's.
package struct Ties: Equatable, Sendable {
    private let known: [AuditEntry.Subject: Tie]

    package static let none = Ties([:])

    package init(_ known: [AuditEntry.Subject: Tie]) {
        self.known = known
    }

    package subscript(_ subject: AuditEntry.Subject) -> Tie { known[subject] ?? .none }
}
