import Domain
import HTML
import Storage
import WebServer

/// Pages and actions at `/wording/hints`.
enum WordingHints {
    /// The hints for a text, as part of a page.
    ///
    /// - Parameter fields: the ids of the fields of the text. The hints update while somebody types (`js/wording.js`).
    static func list(_ hints: [TextHint], of text: HintedText, fields: [String] = []) -> HTML {
        if hints.isEmpty && fields.isEmpty { return HTML() }
        return """
            <div class="wording" role="group" aria-label="Hints" data-wording data-place="\(text.description)"\(attribute: "data-fields", fields.isEmpty ? nil : fields.joined(separator: " "))>
            <ul class="wording-hints">
            \(each: hints, { hintItem($0) })
            </ul>
            <p class="visually-hidden" role="status"></p>
            </div>

            """
    }

    static func list(_ hints: [TextHint], at place: WordingPlace, fields: [String] = []) -> HTML {
        list(hints, of: .stored(place), fields: fields)
    }

    private static func hintItem(_ hint: TextHint) -> HTML {
        let cssClass: String = hint.rule == nil ? "wording-hint on-name" : "wording-hint"
        let action = hint.action.map { action -> HTML in
            "<p><a href=\"\(action.link)\">\(action.label)<span class=\"visually-hidden\"> on “\(hint.words)”</span></a></p>"
        }
        return """
            <li class="\(cssClass)">
            <p><q>\(hint.words)</q> <small>\(hint.category)</small></p>
            <p>\(hint.why)</p>
            <p class="wording-instead"><b>\(hint.insteadLabel)</b> \(hint.instead)</p>
            \(action)
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
        guard let hinted = visit.form["place"].flatMap({ HintedText($0) }) else {
            throw BadInput("“place” must name a text, such as section-12.")
        }
        let hints = try await visit.hints(for: text, in: hinted)
        return try .json(WordingAnswer(hints: hints.map(WordingAnswer.Hint.init)))
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
        let insteadLabel: String
        let instead: String
        let action: String?
        let address: String?

        init(_ hint: TextHint) {
            rule = hint.rule ?? "name"
            category = hint.category
            words = hint.words
            start = hint.range.lowerBound
            end = hint.range.upperBound
            why = hint.why
            insteadLabel = hint.insteadLabel
            instead = hint.instead
            action = hint.action?.label
            address = hint.action?.link.address
        }
    }

    let hints: [Hint]
}
