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
                        : changeLink(itemID, view.sitting.id))</li>

                    """
            })
            </ul>
            """
    }

    private static func changeLink(_ itemID: String, _ sitting: ID<Sitting>) -> HTML {
        "<p class=\"agenda-change\"><a href=\"\(Paths.sitting(sitting, changing: itemID))\">Change the verdict</a></p>"
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
