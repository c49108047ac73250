import Domain
import HTML
import Storage
import WebServer
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

/// Pages and actions at `/wording/hints`.
enum WordingHints {
    /// The wording hints for a text, as part of a page.
    ///
    /// - Parameter field: the id of the text's text area. The hints update while somebody types (`js/wording.js`).
    static func list(_ hints: [WordingHint], at place: WordingPlace, field: String? = nil) -> HTML {
        if hints.isEmpty && field == nil { return HTML() }
        return """
            <div class="wording" role="group" aria-label="Wording hints" data-wording data-place="\(place.description)"\(attribute: "data-field", field)>
            <ul class="wording-hints">
            \(each: hints, { wordingHint($0, at: place) })
            </ul>
            <p class="visually-hidden" role="status"></p>
            </div>

            """
    }

    private static func wordingHint(_ hint: WordingHint, at place: WordingPlace) -> HTML {
        """
        <li class="wording-hint">
        <p><q>\(hint.words)</q> <small>\(hint.rule.category.label)</small></p>
        <p>\(hint.rule.why)</p>
        <p class="wording-instead"><b>About the system instead:</b> \(hint.rule.instead)</p>
        <p><a href="\(Paths.newWordingDismissal(hint, at: place))">Dismiss this hint<span class="visually-hidden"> on “\(hint.words)”</span></a></p>
        </li>

        """
    }

    /// `POST /wording/hints` with the fields `text` and `place`: the hints as JSON, with places in UTF-16 units.
    /// Changes nothing.
    static func create(_ visit: Visit) async throws -> Response {
        let text = visit.form["text"] ?? ""
        guard text.utf8.count <= Text.longest else {
            throw BadInput("The text is too long. The limit is \(Text.longest) bytes.", status: .contentTooLarge)
        }
        guard let place = visit.form["place"].flatMap({ WordingPlace($0) }) else {
            throw BadInput("“place” must name a text, such as section-12.")
        }
        let hints = try await visit.wordingHints(for: text, at: place)
        return try .json(WordingAnswer(hints: hints.map { WordingAnswer.Hint($0, at: place) }))
    }
}

private struct WordingAnswer: Encodable {
    struct Hint: Encodable {
        let rule: String
        let category: String
        let words: String
        let start: Int
        let end: Int
        let why: String
        let instead: String
        let dismiss: String

        init(_ hint: WordingHint, at place: WordingPlace) {
            rule = hint.rule.id
            category = hint.rule.category.label
            words = hint.words
            start = hint.range.lowerBound
            end = hint.range.upperBound
            why = hint.rule.why
            instead = hint.rule.instead
            dismiss = Paths.newWordingDismissal(hint, at: place).address
        }
    }

    let hints: [Hint]
}
