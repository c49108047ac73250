import Foundation

extension Premortem {
    /// How long a pre-mortem in the bin remembers whose cards are whose: long enough to restore one that was deleted by
    /// mistake and go on.
    package static let remembersInBin: TimeInterval = 7 * 86_400
    /// How long one in which nobody goes on to the next step does.
    package static let remembersAtRest: TimeInterval = 90 * 86_400

    /// When a pre-mortem that nobody closes forgets whose cards are whose.
    ///
    /// - Parameters:
    ///   - phaseSince: the beginning of its present phase.
    ///   - deletedAt: when it was put in the bin, if it is there.
    package static func forgetsWriters(phaseSince: Date, deletedAt: Date?) -> Date {
        let atRest = phaseSince.addingTimeInterval(remembersAtRest)
        return deletedAt.map { min(atRest, $0.addingTimeInterval(remembersInBin)) } ?? atRest
    }
}
