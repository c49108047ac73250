import Domain
import HTML
import QRCode
import Storage
import WebServer

extension Premortems {
    /// Shows a session on a projector: what to do, the time left, the counts, and how to join.
    static func projector(_ visit: Visit) async throws -> Response {
        let id = try visit.premortemID()
        let now = visit.now
        let view = try await visit.read { try PremortemView($0, id, at: now).orNotFound() }
        visit.noteFacilitator(of: view.premortem)
        if view.premortem.phase.isOver { return .redirect(to: Paths.premortem(id)) }
        let premortem = view.premortem
        return .page(
            barePage(
                visit.frame, title: "\(premortem.key) on the projector",
                scripts: ["js/live.js", "js/premortem/premortem.js"],
                cssClass: "projector",
                """
                <div class="premortem on-the-wall" data-premortem="\(Paths.premortemProjector(id).address)" data-phase="\(premortem.phase.rawValue)">
                <div class="premortem-part" data-part="wall">
                <p class="record-key"><span class="key">\(premortem.key.description)</span> \(premortem.title) \(tag(premortem.anonymity.label, tone: .information))</p>
                \(Premortems.phaseSteps(premortem.phase))
                <h1>\(premortem.phase.isAtLeast(.reveal) ? premortem.phase.label : premortem.script.question)</h1>
                <p class="lead">\(premortem.phase.help)</p>
                \(Premortems.counts(view.dossier))
                </div>
                <div class="premortem-part" data-part="timer">\(Premortems.timer(premortem, visit.frame))</div>
                <div class="premortem-part" data-part="wall-main">\(wall(view, visit))</div>
                </div>
                <p class="premortem-refresh"><a href="\(Paths.premortemProjector(id))">Show changes</a> · <a href="\(Paths.premortem(id))">Back to the session</a></p>
                \(LiveUpdates.topic(.premortem(id), after: view.lastEvent, visit.frame))
                """))
    }

    private static func wall(_ view: PremortemView, _ visit: Visit) -> HTML {
        let dossier = view.dossier
        switch view.premortem.phase {
        case .lobby, .brief, .silentWriting: return joinInvitation(view.premortem, visit)
        case .reveal:
            return
                "<ul class=\"cards wall-cards\">\(each: dossier.cards, { "<li class=\"card\">\(Cards.contents($0))</li>" })</ul>"
        case .grouping, .voting:
            return
                "<ol class=\"wall-risks\">\(each: dossier.risks, { "<li>\($0.risk.title)\(when: $0.cards.count > 1, " <span class=\"quiet-text\">\(String($0.cards.count)) cards</span>")</li>" })</ol>"
        case .mitigation, .decision:
            return """
                \(when: view.premortem.phase == .decision, PremortemDecisions.now(view.premortem))
                <ol class="wall-risks">\(each: dossier.leading, { "<li>\($0.risk.title) \(RiskAnswers.dots($0.risk)) \(when: $0.isAnswered, tag("Answered", tone: .good))</li>" })</ol>
                """
        case .closed, .lookedBack: return HTML()
        }
    }

    private static func joinInvitation(_ premortem: Premortem, _ visit: Visit) -> HTML {
        let address = visit.joinAddress(premortem.joinCode)
        return """
            <div class="invitation">
            \(QRCode(address).map { qrDrawing($0, label: "QR code of \(address)") })
            <p>Join at <a class="join-address" href="\(Paths.join(premortem.joinCode))">\(address)</a><br>or with the code <b class="join-code">\(premortem.joinCode.spoken)</b></p>
            </div>
            """
    }
}
