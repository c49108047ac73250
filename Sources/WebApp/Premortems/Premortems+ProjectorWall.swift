import Domain
import HTML
import QRCode
import Storage
import WebServer

extension Premortems {
    static func wall(_ view: PremortemView, _ visit: Visit) -> HTML {
        let dossier = view.dossier
        switch view.premortem.phase {
        case .lobby, .brief, .silentWriting: return joinInvitation(view.premortem, visit)
        case .reveal:
            return
                "<ul class=\"cards wall-cards \(crowd(dossier.cards.count, few: 6, some: 12))\">\(each: dossier.cards, { "<li class=\"card\">\(Cards.contents($0))</li>" })</ul>"
        case .grouping, .voting:
            return """
                <ol class="wall-risks \(crowd(dossier.risks.count, few: 5, some: 9))">\
                \(each: dossier.risks, {
                    """
                    <li>\($0.risk.title)\
                    \(when: $0.cards.count > 1, " <span class=\"quiet-text\">\(String($0.cards.count)) cards</span>")</li>
                    """
                })</ol>
                """
        case .mitigation, .decision:
            return """
                \(when: view.premortem.phase == .decision, PremortemDecisions.now(view.premortem))
                <ol class="wall-risks \(crowd(dossier.leading.count, few: 5, some: 9))">\
                \(each: dossier.leading, {
                    """
                    <li>\($0.risk.title) \(RiskAnswers.dots($0.risk)) \
                    \(when: $0.isAnswered, tag("Answered", tone: .good))</li>
                    """
                })</ol>
                """
        case .closed, .lookedBack: return HTML()
        }
    }

    /// How large the items may be, so that they fill the screen together.
    private static func crowd(_ count: Int, few: Int, some: Int) -> String {
        count <= few ? "few" : count <= some ? "some" : "many"
    }

    private static func joinInvitation(_ premortem: Premortem, _ visit: Visit) -> HTML {
        guard let address = visit.joinAddress(premortem.joinCode) else {
            return """
                <div class="invitation">
                <p>Join with the code <b class="join-code">\(premortem.joinCode.spoken)</b></p>
                <p>There is no QR code because Handrail does not know its own address. \
                The person who operates it can name it with <code>--base-url</code>.</p>
                </div>
                """
        }
        return """
            <div class="invitation">
            \(QRCode(address).map { qrDrawing($0, label: "QR code of \(address)") })
            <p>Join at <a class="join-address" href="\(Paths.join(premortem.joinCode))">\(address)</a>\
            <br>or with the code <b class="join-code">\(premortem.joinCode.spoken)</b></p>
            </div>
            """
    }
}
