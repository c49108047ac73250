import Domain
import Storage
import Wording

extension Visit {
    /// The hints for a text, without those dismissed in its place or for the team.
    func wordingHints(for text: String, at place: WordingPlace) async throws -> [WordingHint] {
        if text.isEmpty { return [] }
        let (people, dismissals) = try await read {
            (WordingPeople(names: try $0.people().map(\.name)), try $0.wordingDismissals(at: place))
        }
        return app.settings.wording.hints(for: text, as: place.kind.wordingTextKind, people: people)
            .without(dismissals, at: place)
    }

    /// The hints for each section that has any.
    func wordingHints(in dossier: PostmortemDossier) async throws -> [ID<PostmortemSection>: [WordingHint]] {
        let (people, dismissals) = try await read {
            (WordingPeople(names: try $0.people().map(\.name)), try $0.wordingDismissals(ofIncident: dossier.id))
        }
        return Dictionary(
            uniqueKeysWithValues: dossier.document.sections.map { section in
                let hints = app.settings.wording.hints(for: section.text, people: people)
                return (section.id, hints.without(dismissals, at: .section(section.id)))
            })
    }
}

extension WordingPlace.Kind {
    /// An entry of a timeline says what somebody did and thought at the time.
    fileprivate var wordingTextKind: WordingTextKind {
        switch self {
        case .timelineEvent: .timeline
        case .section, .finding, .followUp: .prose
        }
    }
}

extension [WordingHint] {
    /// The hints without those dismissed here or for the team.
    func without(_ dismissals: [WordingDismissal], at place: WordingPlace?) -> [WordingHint] {
        filter { hint in !dismissals.contains { $0.covers(rule: hint.rule.id, words: hint.words, at: place) } }
    }
}
