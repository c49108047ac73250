import Domain
import HTML
import Storage
import WebServer

extension Premortems {
    /// Shows a pre-mortem: while it is in progress, the part that the asker may see; afterwards its summary.
    static func show(_ visit: Visit) async throws -> Response {
        let id = try visit.premortemID()
        return .page(try await Premortems.showPage(visit, id, PremortemTyped()))
    }

    static func showPage(_ visit: Visit, _ id: ID<Premortem>, _ typed: PremortemTyped) async throws -> HTML {
        let now = visit.now
        let view = try await visit.read { reading in try PremortemView(reading, id, at: now).orNotFound() }
        visit.noteFacilitator(of: view.premortem)
        if view.premortem.phase.isOver { return Premortems.summaryPage(visit.frame, view, typed) }
        return Premortems.livePage(visit, view, typed)
    }
}
