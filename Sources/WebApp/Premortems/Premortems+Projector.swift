import Domain
import HTML
import Storage
import WebServer

extension Premortems {
    /// Shows a pre-mortem on a projector: what to do, the time left, the counts, and how to join.
    static func projector(_ visit: Visit) async throws -> Response {
        let id = try visit.premortemID()
        let now = visit.now
        let view = try await visit.read { try PremortemView($0, id, at: now).orNotFound() }
        visit.noteFacilitator(of: view.premortem)
        if view.premortem.phase.isOver { return .redirect(to: Paths.premortem(id)) }
        let premortem = view.premortem
        return .page(
            wallPage(
                visit.frame, title: "\(premortem.key) on the projector",
                scripts: ["js/live.js", "js/premortem/premortem.js"], cssClass: "premortem-wall",
                """
                <div class="premortem" data-premortem="\(Paths.premortemProjector(id).address)" data-phase="\(premortem.phase.rawValue)">
                <div class="premortem-part" data-part="wall">
                <p class="record-key"><span class="key">\(premortem.key.description)</span> \(premortem.title) \
                \(tag(premortem.anonymity.label, tone: .information))</p>
                \(Premortems.phaseSteps(premortem.phase))
                <h1>\(premortem.phase.isAtLeast(.reveal) ? premortem.phase.label : premortem.script.question)</h1>
                <p class="lead">\(premortem.phase.help)</p>
                \(Premortems.counts(view.dossier))
                </div>
                <div class="premortem-part" data-part="timer">\(Premortems.timer(premortem, visit.frame))</div>
                <div class="premortem-part" data-part="wall-main">\(wall(view, visit))</div>
                </div>
                <p class="premortem-refresh"><a href="\(Paths.premortemProjector(id))">Show changes</a> · \
                <a href="\(Paths.premortem(id))">Back to the pre-mortem</a></p>
                \(LiveUpdates.topic(.premortem(id), after: view.lastEvent, visit.frame))
                """))
    }
}
