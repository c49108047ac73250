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
}
