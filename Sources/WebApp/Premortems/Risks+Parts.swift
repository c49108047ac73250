import Domain
import HTML
import Storage
import WebServer

extension Risks {
    /// The groups of cards, which are grouped, voted on, then assessed and answered.
    static func section(_ view: PremortemView, _ frame: Frame, _ typed: PremortemTyped) -> HTML {
        switch view.premortem.phase {
        case .lobby, .brief, .silentWriting, .reveal, .closed, .lookedBack: HTML()
        case .grouping: grouping(view, frame, typed)
        case .voting: voting(view, frame)
        case .mitigation, .decision: RiskAnswers.section(view, frame, typed)
        }
    }

    private static func grouping(_ view: PremortemView, _ frame: Frame, _ typed: PremortemTyped) -> HTML {
        let id = view.premortem.id
        let risks = view.dossier.risks
        if risks.isEmpty { return "<p class=\"quiet\">There are no cards to group.</p>" }
        let undo: HTML? =
            view.dossier.canUndoGrouping && view.dossier.me != nil
            ? postButton(
                "Undo the last step", to: Paths.groupingReversals(id), frame, style: .small)
            : nil
        return """
            <section aria-labelledby="groups">
            <div class="section-heading"><h2 id="groups">\(risks.count == 1 ? "One group" : "\(risks.count) groups")</h2>\(undo)</div>
            <p class="quiet" data-drag-hint hidden>Drag a card onto another group, or use the menu below it.</p>
            <ul class="groups">
            \(each: risks, { group($0, view, frame, typed) })
            </ul></section>
            """
    }

    private static func group(_ dossier: RiskDossier, _ view: PremortemView, _ frame: Frame, _ typed: PremortemTyped)
        -> HTML
    {
        let id = view.premortem.id
        let risk = dossier.risk
        let others = view.dossier.risks.filter { $0.risk.id != risk.id }.map {
            (value: $0.risk.id.description, label: $0.risk.title)
        }
        let isMine = view.dossier.me != nil
        let name = "risk-\(risk.id)"
        let renaming = form(
            Paths.riskUpdate(risk.id, of: id), frame, cssClass: "inline-form",
            """
            \(textField("title", label: "Name of the group", value: typed.value(name, "title", or: risk.title), problems: typed.problems(name), autocomplete: "off", id: "title-\(name)"))
            \(submitButton("Name it", style: .small))
            """)
        let merging = form(
            Paths.riskMerger(risk.id, of: id), frame, cssClass: "inline-form",
            """
            \(selectField("risk", label: "Merge the whole group into", options: others, id: "risk-merge-\(risk.id)"))
            \(submitButton("Merge", style: .small))
            """)
        return """
            <li class="group" id="risk-\(risk.id.description)" data-risk="\(risk.id.description)">
            <h3>\(risk.title)</h3>
            <ul class="cards">
            \(each: dossier.cards, { groupedCard($0, dossier, others, view, frame) })
            </ul>
            \(when: isMine, disclosure("Name or merge", isOpen: typed.isOpen(name), id: "more-\(risk.id)", "\(renaming)\(when: !others.isEmpty, merging)"))
            </li>

            """
    }

    private static func groupedCard(
        _ card: Card, _ dossier: RiskDossier, _ others: [(value: String, label: String)], _ view: PremortemView,
        _ frame: Frame
    ) -> HTML {
        let alone: [(value: String, label: String)] = dossier.cards.count > 1 ? [("", "a new group")] : []
        let options = others + alone
        guard view.dossier.me != nil, !options.isEmpty else {
            return "<li class=\"card\">\(Cards.contents(card))</li>\n"
        }
        let moving = form(
            Paths.cardRisk(card.id, of: view.premortem.id), frame, cssClass: "inline-form move-form",
            """
            \(selectField("risk", label: "Move to", options: options, id: "risk-card-\(card.id)"))
            \(submitButton("Move", style: .small))
            """)
        return """
            <li class="card" data-card="\(card.id.description)">\(Cards.contents(card))\(disclosure("Move", id: "move-\(card.id)", moving))</li>

            """
    }

    private static func voting(_ view: PremortemView, _ frame: Frame) -> HTML {
        let dossier = view.dossier
        let left = dossier.dotsLeft
        return """
            <section aria-labelledby="vote"><h2 id="vote">Vote</h2>
            \(when: dossier.me != nil, "<p class=\"dots-left\"><b>\(left)</b> of \(dossier.premortem.dots) dots left.</p>")
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
            \(when: mine > 0, "<span class=\"my-dots\" aria-label=\"\(mine == 1 ? "1 of your dots" : "\(mine) of your dots")\" role=\"img\">\(String(repeating: "●", count: mine))</span>")
            \(when: dossier.dotsLeft > 0, postButton("Add a dot", to: action, frame, style: .small, fields: fields(mine + 1)))
            \(when: mine > 0, postButton("Remove a dot", to: action, frame, style: .small, fields: fields(mine - 1)))
            """
        return """
            <li id="risk-\(risk.id.description)"><div class="ballot-line" role="group" aria-labelledby="ballot-\(risk.id.description)">
            <div><p class="ballot-title" id="ballot-\(risk.id.description)">\(risk.title)</p>
            \(when: entry.cards.count > 1, disclosure("\(entry.cards.count) cards", id: "cards-\(risk.id)", "<ul class=\"cards\">\(each: entry.cards, { "<li class=\"card\">\(Cards.contents($0))</li>" })</ul>"))</div>
            \(when: dossier.me != nil, "<div class=\"ballot-dots\">\(buttons)</div>")
            </div></li>

            """
    }

    /// Past incidents and unreliable guardrails, for members, to consider while grouping.
    static func material(_ view: PremortemView, _ frame: Frame) -> HTML {
        if view.pastIncidents.isEmpty && view.shakyGuardrails.isEmpty { return HTML() }
        return """
            <section aria-labelledby="material"><h2 id="material">From the same services</h2>
            \(when: !view.pastIncidents.isEmpty, """
                <h3>Past incidents</h3>
                <ul class="rows">
                \(each: view.pastIncidents, { "<li>\(severityMark($0.severity)) \(keyLink($0.key)) <a href=\"\(Paths.incident($0.id))\">\($0.title)</a></li>\n" })
                </ul>
                """)
            \(when: !view.shakyGuardrails.isEmpty, """
                <h3>Guardrails not to rely on</h3>
                <ul class="guardrail-links">
                \(each: view.shakyGuardrails, { "<li>\(Incidents.guardrailLine($0, frame))</li>\n" })
                </ul>
                """)
            </section>
            """
    }
}
