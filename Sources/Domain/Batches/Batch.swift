import Foundation

/// A bulk change, made in one action after a dry run, that can be undone as a whole.
package struct Batch: Equatable, Sendable {
    package let id: ID<Batch>
    package let kind: BatchKind
    package let madeAt: Date
    package let madeBy: String
    /// Nil if nobody has undone the batch.
    package let undoneAt: Date?

    package init(id: ID<Batch>, kind: BatchKind, madeAt: Date, madeBy: String, undoneAt: Date?) {
        self.id = id
        self.kind = kind
        self.madeAt = madeAt
        self.madeBy = madeBy
        self.undoneAt = undoneAt
    }

    /// The largest number of records that one action may change.
    package static let mostRows = 500
}

package enum BatchKind: String, CaseIterable, Sendable {
    /// Follow-ups were given an owner, a team or a due date.
    case followUpChange = "follow_up_change"
    /// Follow-ups were opened.
    case followUpOpening = "follow_up_opening"
    /// People on a list were invited.
    case invitation

    /// What it changed, as `3 follow-ups`.
    package func things(_ count: Int) -> String {
        switch self {
        case .followUpChange, .followUpOpening: Batch.followUps(count)
        case .invitation: BatchKind.people(count)
        }
    }

    /// `1 person`, `3 people`
    package static func people(_ count: Int) -> String { count == 1 ? "1 person" : "\(count) people" }

    /// `Changed 3 follow-ups`
    package func sentence(count: Int) -> String {
        let things = self.things(count)
        return switch self {
        case .followUpChange: "Changed \(things)"
        case .followUpOpening: "Opened \(things)"
        case .invitation: "Invited \(things)"
        }
    }
}

extension Batch {
    /// `1 follow-up`, `3 follow-ups`
    package static func followUps(_ count: Int) -> String { "\(count) follow-up\(count == 1 ? "" : "s")" }
}

/// The phrase that somebody types to show that they have read how much an action changes.
package struct TypedCount: Equatable, Sendable {
    /// `3 follow-ups`
    package let phrase: String

    package init(_ phrase: String) { self.phrase = phrase }

    /// White space and capitals do not matter; the number does.
    ///
    /// - Throws: ``Refusal`` for the field `confirmation`.
    package func check(_ typed: String) throws(Refusal) {
        let words = typed.lowercased().split(whereSeparator: \.isWhitespace)
        if words != phrase.lowercased().split(whereSeparator: \.isWhitespace) {
            throw Refusal(field: "confirmation", "Type “\(phrase)” exactly as shown above. Nothing was changed.")
        }
    }
}
