import Domain
import HTML
import Storage

extension Risks {
    static func voting(_ view: PremortemView, _ frame: Frame) -> HTML {
        let dossier = view.dossier
        let left = dossier.dotsLeft
        return """
            <section aria-labelledby="vote"><h2 id="vote">Vote</h2>
            \(when: dossier.me != nil, "<p class=\"dots-left\"><b>\(left)</b> of \(dossier.premortem.dots) dots left. A dot is one vote.</p>")
            <ul class="ballot">
            \(each: dossier.risks, { ballotLine($0, dossier, frame) })
            </ul></section>
            """
    }

    private static func ballotLine(_ entry: RiskDossier, _ dossier: PremortemDossier, _ frame: Frame) -> HTML {
        let risk = entry.risk
        let mine = dossier.myDots[risk.id] ?? 0
        let action = Paths.premortemDots(dossier.premortem.id)
        func fields(_ dots: Int) -> [(String, String)] { [("risk", risk.id.description), ("dots", String(dots))] }
        let buttons: HTML = """
            \(when: mine > 0, """
                <span class="my-dots" aria-label="\(mine == 1 ? "1 of your dots" : "\(mine) of your dots")" role="img">\
                \(String(repeating: "●", count: mine))</span>
                """)
            \(when: dossier.dotsLeft > 0, postButton("Add a dot", to: action, frame, style: .small, fields: fields(mine + 1)))
            \(when: mine > 0, postButton("Remove a dot", to: action, frame, style: .small, fields: fields(mine - 1)))
            """
        return """
            <li id="risk-\(risk.id.description)"><div class="ballot-line" role="group" aria-labelledby="ballot-\(risk.id.description)">
            <div><p class="ballot-title" id="ballot-\(risk.id.description)">\(risk.title)</p>
            \(when: entry.cards.count > 1, disclosure(
                "\(entry.cards.count) cards", id: "cards-\(risk.id)",
                "<ul class=\"cards\">\(each: entry.cards, { "<li class=\"card\">\(Cards.contents($0))</li>" })</ul>"))</div>
            \(when: dossier.me != nil, "<div class=\"ballot-dots\">\(buttons)</div>")
            </div></li>

            """
    }
}
