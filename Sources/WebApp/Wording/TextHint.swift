import Domain
import HTML
import Wording

/// A hint beside a text: on a sentence that seems to blame somebody, or on a name.
struct TextHint: Sendable {
    /// The name of the wording rule; nil for a hint on a name.
    let rule: String?
    let category: String
    let words: String
    /// In UTF-16 units, as scripts count.
    let range: Range<Int>
    let why: String
    /// Introduces ``instead``.
    let insteadLabel: String
    let instead: String
    /// What can be done about it besides editing the text. Nil in a text that is not stored yet.
    let action: (label: String, link: Link)?

    /// - Parameter place: the text, if it is stored.
    init(_ hint: WordingHint, at place: WordingPlace?) {
        rule = hint.rule.id
        category = hint.rule.category.label
        words = hint.words
        range = hint.range
        why = hint.rule.why
        insteadLabel = "An example about the system:"
        instead = hint.rule.instead
        action = place.map { ("Dismiss this hint", Paths.newWordingDismissal(hint, at: $0)) }
    }

    /// - Parameter incident: the incident of the text, if the text is stored.
    init(_ mention: NameMention, of person: NameablePerson, in text: String, incident: ID<Incident>?) {
        rule = nil
        category = "A name"
        words = mention.words
        let start = String(decoding: text.utf8.prefix(mention.range.lowerBound), as: UTF8.self).utf16.count
        range = start..<(start + mention.words.utf16.count)
        let whole = mention.words.hasSuffix(person.name) ? "This" : "“\(mention.words)” is \(person.name). This"
        why = "\(whole) text may be read outside the team, in a print or an export of the postmortem."
        insteadLabel = "The role instead:"
        instead = person.role
        action = incident.map {
            ("Use the role or keep the name", Paths.names($0).anchored("person-\(person.id)"))
        }
    }
}

/// The text that hints are about.
enum HintedText: Sendable {
    case stored(WordingPlace)
    /// A text that is being written for the first time, in an incident if that is known already.
    case new(WordingPlace.Kind, ID<Incident>?)

    var kind: WordingPlace.Kind {
        switch self {
        case .stored(let place): place.kind
        case .new(let kind, _): kind
        }
    }

    var place: WordingPlace? {
        switch self {
        case .stored(let place): place
        case .new: nil
        }
    }
}

extension HintedText: CustomStringConvertible {
    /// Reads ``description``, as a script sends it.
    init?(_ text: String) {
        if let place = WordingPlace(text) {
            self = .stored(place)
            return
        }
        let parts = text.split(separator: "-", omittingEmptySubsequences: false).map(String.init)
        guard (2...3).contains(parts.count), parts[0] == "new", let kind = WordingPlace.Kind(rawValue: parts[1]) else {
            return nil
        }
        guard parts.count == 3 else {
            self = .new(kind, nil)
            return
        }
        guard let incident = ID<Incident>(text: parts[2]) else { return nil }
        self = .new(kind, incident)
    }

    /// `section-12`, `new-finding-3` for a new finding in INC-3, `new-follow_up`
    var description: String {
        switch self {
        case .stored(let place): place.description
        case .new(let kind, let incident): "new-\(kind.rawValue)" + (incident.map { "-\($0)" } ?? "")
        }
    }
}
