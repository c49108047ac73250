import Domain
import HTML
import Storage

extension Risks {
    static func grouping(_ view: PremortemView, _ frame: Frame, _ typed: PremortemTyped) -> HTML {
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
            \(textField(
                "title", label: "Name of the group", value: typed.value(name, "title", or: risk.title),
                problems: typed.problems(name), autocomplete: "off", id: "title-\(name)"))
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
            \(when: isMine, disclosure(
                "Name or merge", isOpen: typed.isOpen(name), id: "more-\(risk.id)",
                "\(renaming)\(when: !others.isEmpty, merging)"))
            </li>

            """
    }
}
