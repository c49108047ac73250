import Domain
import HTML
import Storage

extension Sittings {
    static func openItem(
        _ item: AgendaItem, _ part: AgendaPart, _ sitting: ID<Sitting>, _ frame: Frame, order: [String],
        typed: VerdictForm?, problems: [Refusal.Problem]
    ) -> HTML {
        let itemID = GuardrailReviews.itemID(part.question, item.subject)
        let next = order.firstIndex(of: itemID).flatMap { $0 + 1 < order.count ? order[$0 + 1] : nil } ?? "end"
        var values = VerdictForm(question: part.question.rawValue, subject: item.subject, next: next)
        let isTyped = typed?.isAbout(part.question, item.subject) == true
        if isTyped, let typed { values = typed }
        return """
            <li class="agenda-item" id="\(itemID)">
            \(GuardrailReviews.itemHead(item, frame))
            \(GuardrailReviews.earlierVerdicts(part.earlier[item.subject] ?? []))
            \(values.fields(sitting, frame, problems: isTyped ? problems : []))
            </li>

            """
    }
}
