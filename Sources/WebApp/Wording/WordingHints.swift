import Domain
import HTML
import Storage
import WebServer
import Wording

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
