/// The answer of a team to a suggestion.
package enum SuggestionAnswer: String, CaseIterable, Sendable {
    case accepted
    case turnedDown = "turned_down"

    package var label: String {
        switch self {
        case .accepted: "Accepted"
        case .turnedDown: "Turned down"
        }
    }
}

/// How often an entry was accepted and turned down for findings that had a word.
package struct SuggestionLesson: Equatable, Sendable {
    package let entry: String
    package let term: String
    package let accepted: Int
    package let turnedDown: Int

    package init(entry: String, term: String, accepted: Int, turnedDown: Int) {
        self.entry = entry
        self.term = term
        self.accepted = accepted
        self.turnedDown = turnedDown
    }

    /// From -1 to 1, carefully while there are few: two accepted and none turned down make a half.
    var leaning: Float { Float(accepted - turnedDown) / Float(accepted + turnedDown + 2) }

    /// The most that all lessons together may add or take away, so that no habit outweighs plain words.
    private static let most: Float = 6

    /// The amount that the lessons about one entry add to its score.
    static func effect(of lessons: [SuggestionLesson], weight: (String) -> Float) -> Float {
        let sum = lessons.reduce(Float(0)) { $0 + $1.leaning * weight($1.term) }
        return min(most, max(-most, sum))
    }
}
