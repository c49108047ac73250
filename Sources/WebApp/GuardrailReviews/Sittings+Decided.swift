import Domain
import HTML
import Storage

extension Sittings {
    /// The decisions of this sitting so far, each with a link to change it.
    static func decided(
        _ question: AgendaQuestion, _ view: SittingView, _ frame: Frame, typed: VerdictForm?,
        problems: [Refusal.Problem]
    ) -> HTML? {
        let given = view.given(question)
        if given.isEmpty { return nil }
        return """
            <ul class="agenda-decided" aria-label="Decided">
            \(each: given, { item in
                let isTyped = typed?.isAbout(question, item.verdict.subject) == true
                let itemID = GuardrailReviews.itemID(question, item.verdict.subject)
                let isChanging = isTyped || view.changing == itemID
                let values = (isTyped ? typed : nil) ?? VerdictForm(item.verdict)
                return """
                    <li id="\(itemID)">\(decidedLine(item))
                    \(isChanging
                        ? values.fields(view.sitting.id, frame, problems: isTyped ? problems : [])
                        : ways(itemID, item, view.sitting.id, frame))</li>

                    """
            })
            </ul>
            """
    }

    /// An owner or a due date that was agreed on after the verdict can still be entered here.
    private static func ways(_ itemID: String, _ item: MinuteItem, _ sitting: ID<Sitting>, _ frame: Frame) -> HTML {
        let change: HTML = "<a href=\"\(Paths.sitting(sitting, changing: itemID))\">Change the verdict</a>"
        guard case .followUp(let id) = item.verdict.subject else { return "<p class=\"agenda-change\">\(change)</p>" }
        let now: HTML = "\(item.owner ?? "No owner"), \(item.due.map { "due \(dayText($0))" as HTML } ?? "no due date")"
        return """
            <p class="agenda-change">\(change) · \(GuardrailReviews.ownerAndDueDate(of: id, frame, now))</p>
            """
    }

    static func decidedLine(_ item: MinuteItem) -> HTML {
        """
        <p class="agenda-title">\(item.verdict.subject.key.map(keyLink)) \
        <a href="\(Paths.subject(item.verdict.subject))">\(item.title)</a> \
        \(GuardrailReviews.verdictTag(item.verdict.verdict))</p>
        <p class="agenda-facts">\(item.verdict.facts)\(GuardrailReviews.verdictDetails(item.verdict))</p>
        """
    }
}
