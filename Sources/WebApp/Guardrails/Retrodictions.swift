import Domain
import HTML
import Storage
import WebServer

/// Pages and actions at `/guardrails/:guardrail/retrodiction`.
enum Retrodictions {
    /// Asks which past incidents a guardrail would have caught, with the likely ones to tick.
    static func new(_ visit: Visit) async throws -> Response {
        let id = try visit.guardrailID()
        let (guardrail, asked) = try await visit.read {
            (try $0.guardrail(id).orNotFound(), try $0.incidentsLikelyCaught(by: id))
        }
        return .page(
            retrodictionPage(
                visit.frame, guardrail, asked, origin: Guardrails.origin(visit), back: Guardrails.backLink(visit)))
    }

    static func create(_ visit: Visit) async throws -> Response {
        let id = try visit.guardrailID()
        let texts = visit.form.all("incidents")
        let incidents = texts.compactMap { ID<Incident>(text: $0) }
        if incidents.count != texts.count { throw Refusal("Choose incidents from the list.") }
        if incidents.isEmpty {
            _ = try await visit.read { try $0.guardrail(id).orNotFound() }
            return .redirect(
                to: Paths.guardrail(id, from: Guardrails.origin(visit)),
                notice: FlashNotice("You ticked nothing, so nothing was linked."))
        }
        let links = try await visit.change { try $0.retrodict(id, incidents) }
        let count = links.count == 1 ? "1 incident" : "\(links.count) incidents"
        return .redirect(
            to: Paths.guardrail(id, from: Guardrails.origin(visit)).anchored("why"),
            notice: FlashNotice(
                "Recorded that \(id.key) would have caught \(count).", undoMaking: links.map(Deletable.guardrailLink)))
    }
}
