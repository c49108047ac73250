/// The level that a page or a change needs. It may be lower for a record of one's own.
package struct Need: Hashable, Sendable {
    private let level: Level
    private let ofInvolved: Level
    private let ofAuthor: Level

    private init(_ level: Level, ofInvolved: Level? = nil, ofAuthor: Level? = nil) {
        self.level = level
        self.ofInvolved = ofInvolved ?? level
        self.ofAuthor = ofAuthor ?? level
    }

    package static let observer = Need(.observer)
    package static let contributor = Need(.contributor)
    package static let editor = Need(.editor)
    package static let reviewer = Need(.reviewer)
    package static let administrator = Need(.administrator)
    /// An editor, or a contributor who made the record or works on it.
    package static let editorOrInvolved = Need(.editor, ofInvolved: .contributor, ofAuthor: .contributor)
    /// An editor, or a contributor who made the record.
    package static let editorOrAuthor = Need(.editor, ofAuthor: .contributor)

    /// The level that is needed for a record with such a tie.
    package func level(for tie: Tie) -> Level {
        switch tie {
        case .none: level
        case .involved: ofInvolved
        case .author: ofAuthor
        }
    }

    /// The lowest level that can be enough.
    package var least: Level { min(level, ofInvolved, ofAuthor) }

    package func isMet(by level: Level, with tie: Tie) -> Bool { level >= self.level(for: tie) }

    /// - Throws: ``Forbidden`` unless the level is enough.
    package func check(_ level: Level, with tie: Tie) throws(Forbidden) {
        if !isMet(by: level, with: tie) { throw Forbidden(needed: self, level: level) }
    }
}

/// The error for a person whose level is too low for what they asked for. Nothing was changed.
package struct Forbidden: Error, Equatable, Sendable {
    /// The level that is enough whatever the record.
    package let needed: Level
    package let level: Level
    /// Whether the level would be enough for a record of their own.
    package let isAboutOthers: Bool

    init(needed need: Need, level: Level) {
        needed = need.level(for: .none)
        self.level = level
        isAboutOthers = level >= need.least
    }

    /// What is missing, in a sentence for the person.
    package var sentence: String {
        isAboutOthers
            ? "This is somebody else’s, and only \(needed.noun) can change it. You are \(level.noun)."
            : "Only \(needed.noun) can do this. You are \(level.noun)."
    }
}
