import Foundation

/// An administrator's look at a private record that does not name them: with a reason, for a few hours, and known to
/// everybody whom the record names.
package struct BrokenGlass: Equatable, Sendable {
    package let personName: String
    package let reason: String
    package let openedAt: Date
    package let endsAt: Date

    package init(personName: String, reason: String, openedAt: Date, endsAt: Date) {
        self.personName = personName
        self.reason = reason
        self.openedAt = openedAt
        self.endsAt = endsAt
    }

    /// For so long it is pointed out to those whom the record names, on its page and at home.
    package static let pointedOut: TimeInterval = 7 * 86_400

    package func isOpen(at now: Date) -> Bool { now < endsAt }

    /// The end of a look that begins now: after four hours, at a whole minute, because finished pages are remembered for
    /// a minute.
    package static func end(from now: Date) -> Date {
        Date(timeIntervalSince1970: ((now.timeIntervalSince1970 + 4 * 3_600) / 60).rounded(.down) * 60)
    }
}
