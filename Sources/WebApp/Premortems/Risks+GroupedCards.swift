import Domain
import HTML
import Storage

extension Risks {
    static func groupedCard(
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
            <li class="card" data-card="\(card.id.description)">\(Cards.contents(card))\
            \(disclosure("Move", id: "move-\(card.id)", moving))</li>

            """
    }
}
