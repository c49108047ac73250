import Domain
import Storage
import Wording

extension Visit {
    /// The hints for a text: on its wording, without those dismissed in its place or for the team, then on names.
    func hints(for text: String, in hinted: HintedText) async throws -> [TextHint] {
        if text.isEmpty { return [] }
        let context = try await read { reading in
            let incident =
                switch hinted {
                case .stored(let place): try reading.incident(of: place).incident
                case .new(_, let incident): incident
                }
            return try HintContext(
                reading, dismissals: try reading.wordingDismissals(at: hinted.place), incident: incident)
        }
        return context.hints(for: text, in: hinted, by: app.settings.wording)
    }

    func hints(for text: String, at place: WordingPlace) async throws -> [TextHint] {
        try await hints(for: text, in: .stored(place))
    }

    /// Everything that hints on the texts of one incident depend on.
    func hintContext(of id: ID<Incident>) async throws -> HintContext {
        try await read {
            try HintContext($0, dismissals: try $0.wordingDismissals(ofIncident: id), incident: id)
        }
    }

    /// The hints for each section.
    func hints(in dossier: PostmortemDossier) async throws -> [ID<PostmortemSection>: [TextHint]] {
        let context = try await hintContext(of: dossier.id)
        return Dictionary(
            uniqueKeysWithValues: dossier.document.sections.map { section in
                (section.id, context.hints(for: section.text, at: .section(section.id), by: app.settings.wording))
            })
    }
}

/// What hints depend on besides the rules: who may be named, and what was dismissed.
struct HintContext: Sendable {
    private let people: WordingPeople
    private let dismissals: [WordingDismissal]
    private let incident: ID<Incident>?
    private let nameable: NameablePeople

    init(_ reading: Reading, dismissals: [WordingDismissal], incident: ID<Incident>?) throws {
        people = WordingPeople(names: try reading.people().map(\.name), teams: try reading.teams().map(\.name))
        self.dismissals = dismissals
        self.incident = incident
        nameable = try incident.map { try reading.nameablePeople(of: $0) } ?? NameablePeople([])
    }

    func hints(for text: String, at place: WordingPlace, by rules: WordingRulebook) -> [TextHint] {
        hints(for: text, in: .stored(place), by: rules)
    }

    func hints(for text: String, in hinted: HintedText, by rules: WordingRulebook) -> [TextHint] {
        wording(of: text, in: hinted, by: rules).map { TextHint($0, at: hinted.place) } + names(in: text, hinted)
    }

    func wording(of text: String, in hinted: HintedText, by rules: WordingRulebook) -> [WordingHint] {
        rules.hints(for: text, as: hinted.kind.wordingTextKind, people: people)
            .without(dismissals, at: hinted.place)
    }

    /// One hint on each person, at the first place.
    private func names(in text: String, _ hinted: HintedText) -> [TextHint] {
        var asked: Set<ID<Person>> = []
        return nameable.mentions(in: text).compactMap { mention in
            guard asked.insert(mention.person).inserted, let person = nameable[mention.person] else { return nil }
            return TextHint(mention, of: person, in: text, incident: hinted.place == nil ? nil : incident)
        }
    }
}

extension WordingPlace.Kind {
    /// An entry of a timeline says what somebody did and thought at the time.
    fileprivate var wordingTextKind: WordingTextKind {
        switch self {
        case .timelineEvent: .timeline
        case .section, .finding, .followUp, .incident: .prose
        }
    }
}

extension [WordingHint] {
    /// The hints without those dismissed here or for the team.
    func without(_ dismissals: [WordingDismissal], at place: WordingPlace?) -> [WordingHint] {
        filter { hint in !dismissals.contains { $0.covers(rule: hint.rule.id, words: hint.words, at: place) } }
    }
}
