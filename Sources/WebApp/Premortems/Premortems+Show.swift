import Domain
import Foundation
import HTML
import Storage
import WebServer

extension Premortems {
    /// Shows a session: while it is in progress, the part that the asker may see; afterwards its summary.
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

    /// Makes a change in a pre-mortem and shows the pre-mortem again; a change that is refused comes back with the
    /// typed values.
    ///
    /// - Parameter form: the name of the form it was asked with, see ``PremortemTyped``.
    static func act(
        in visit: Visit, form: String = "", anchor: String? = nil, notice: String? = nil,
        _ change: @escaping @Sendable (Change, ID<Premortem>) throws -> Void
    ) async throws -> Response {
        let id = try visit.premortemID()
        return try await attempt {
            try await visit.change { try change($0, id) }
            let link = Paths.premortem(id)
            return .redirect(to: anchor.map(link.anchored) ?? link, notice: notice.map { FlashNotice($0) })
        } orShow: { problems, _ in
            try await Premortems.showPage(visit, id, PremortemTyped(form: form, fields: visit.form, problems: problems))
        }
    }
}
