import Foundation

/// The level that a grant gives somebody for one record.
package struct Raise: Equatable, Sendable {
    package let level: Level
    package let endsAt: Date?

    package init(level: Level, endsAt: Date?) {
        self.level = level
        self.endsAt = endsAt
    }

    /// The higher one; of two that are alike, the one that lasts longer.
    package func joined(with other: Raise) -> Raise {
        if level != other.level { return level > other.level ? self : other }
        guard let end = endsAt, let otherEnd = other.endsAt else { return Raise(level: level, endsAt: nil) }
        return Raise(level: level, endsAt: max(end, otherEnd))
    }
}

/// The levels that grants give a person for single records, on top of the level they have for everything.
package struct Raises: Equatable, Sendable {
    private let known: [AuditEntry.Subject: Raise]
    /// The highest level of all; nil if there are none.
    package let highest: Level?

    package static let none = Raises([:])

    package init(_ known: [AuditEntry.Subject: Raise]) {
        self.known = known
        highest = known.values.map(\.level).max()
    }

    package subscript(_ subject: AuditEntry.Subject) -> Raise? { known[subject] }

    /// The level for a record, for somebody who has `own` for everything.
    package func level(_ own: Level, for subject: AuditEntry.Subject) -> Level {
        known[subject].map { max(own, $0.level) } ?? own
    }
}
