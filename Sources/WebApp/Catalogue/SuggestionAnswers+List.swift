import Domain
import HTML
import Storage
import WebServer

extension SuggestionAnswers {
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
                <p class="lead">Answers to suggestions. \
                Each moves an entry of the catalogue up or down for findings with the same words, \
                on this installation alone. An answer that is taken back no longer counts.</p>
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
            \(postButton(
                "Take back", of: name, to: Paths.suggestionAnswerEnding(answer.id), frame, style: .small,
                fields: [("return", Paths.suggestionAnswers.address)]))
            """
    }
}
