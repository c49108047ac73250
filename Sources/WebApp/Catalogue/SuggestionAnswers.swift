import Domain
import HTML
import Storage
import WebServer

/// Pages and actions at `/guardrails/suggestion-answers`, and turning down a suggestion on a finding.
enum SuggestionAnswers {
    /// Turns a suggestion down: it is no longer suggested to this finding, and less to others with the same words.
    static func create(_ visit: Visit) async throws -> Response {
        let id = try visit.findingID()
        let catalogue = visit.app.catalogue
        let entry = try visit.form["entry"].flatMap { catalogue[$0] }.orNotFound()
        try await visit.change { change in
            let finding = try change.reading.finding(id).orNotFound()
            let terms = catalogue.tellingTerms(of: try change.reading.suggestionContext(of: finding))
            try change.judgeSuggestion((entry.slug, entry.name), to: id, .turnedDown, terms: terms)
        }
        return .redirect(
            to: Paths.finding(id).anchored("catalogue"), notice: FlashNotice("“\(entry.name)” is turned down here."))
    }

    /// Forgets an answer.
    static func end(_ visit: Visit) async throws -> Response {
        let id: ID<SuggestionAnswerRow> = try visit.id("answer")
        let catalogue = visit.app.catalogue
        let finding = try await visit.change { change in
            let answer = try change.reading.suggestionAnswer(id).orNotFound()
            return try change.takeBackSuggestionAnswer(id, called: catalogue[answer.entry]?.name ?? answer.entry)
        }
        return .redirect(
            to: visit.form["return"].flatMap { Link(ownPath: $0) } ?? Paths.finding(finding).anchored("catalogue"),
            notice: FlashNotice("The answer is taken back."))
    }

    /// All that teaches the ranking, and a way to take it back.
    static func list(_ visit: Visit) async throws -> Response {
        let answers = try await visit.read { try $0.suggestionAnswers() }
        let (frame, catalogue) = (visit.frame, visit.app.catalogue)
        let list: HTML =
            answers.isEmpty
            ? emptyState(
                "Nothing yet. A suggestion is accepted when a guardrail is made from it, and turned down by “Does not fit” on a finding."
            )
            : """
            <ul class="rows">
            \(each: answers, { "<li>\(line($0, catalogue, frame))</li>\n" })
            </ul>
            """
        return .page(
            page(
                frame, title: "Accepted and turned down", section: .guardrails,
                """
                <p class="back"><a href="\(Paths.catalogue)">Catalogue</a></p>
                <h1>Accepted and turned down</h1>
                <p class="lead">Answers to suggestions. Each moves an entry of the catalogue up or down for findings with the same words, on this installation alone. An answer that is taken back no longer counts.</p>
                \(list)
                """))
    }

    private static func line(_ answer: SuggestionAnswerRow, _ catalogue: Catalogue, _ frame: Frame) -> HTML {
        let name = catalogue[answer.entry]?.name ?? answer.entry
        return """
            \(tag(answer.answer.label)) <a href="\(Paths.catalogueEntry(answer.entry))">\(name)</a> \
            for <a href="\(Paths.finding(answer.finding))">\(answer.findingTitle)</a>\
            \(answer.by.map { " by \($0)" as HTML })
            <p class="small-text quiet-text">Counts for: \(answer.terms.joined(separator: ", "))</p>
            \(postButton("Take back", of: name, to: Paths.suggestionAnswerEnding(answer.id), frame, style: .small, fields: [("return", Paths.suggestionAnswers.address)]))
            """
    }
}
