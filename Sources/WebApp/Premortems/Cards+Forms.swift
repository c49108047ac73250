import Domain
import HTML
import Storage

extension Cards {
    /// The form for writing a card. It does not change while others write, so nothing is replaced while somebody types.
    static func newForm(_ view: PremortemView, _ frame: Frame, _ typed: PremortemTyped) -> HTML {
        let premortem = view.premortem
        guard view.dossier.me != nil, premortem.phase.takesCards else { return HTML() }
        let fields = form(
            Paths.premortemCards(premortem.id), frame, cssClass: "card-form",
            """
            \(textArea(
                "text", label: "What happened?", value: typed.value("card", "text"), limit: Premortem.longestCard, hint: cardHint(premortem),
                problems: typed.problems("card"), rows: 3, id: "text-card"))
            \(promptField(premortem, form: "card", selected: typed.value("card", "prompt", or: lastPrompt(view)), typed))
            \(formActions(submitButton("Add the card")))
            """)
        if premortem.phase == .silentWriting {
            return
                "<section class=\"writing-cards\" aria-labelledby=\"write\"><h2 id=\"write\">Write</h2>\(fields)<p class=\"quiet\">\(premortem.anonymity.help)</p></section>"
        }
        return disclosure("Add a late card", isOpen: typed.isOpen("card"), id: "late", fields)
    }

    /// The prompt of the last card that the viewer wrote, since thoughts come in rows.
    private static func lastPrompt(_ view: PremortemView) -> String {
        let last = view.dossier.myCards.max { $0.id < $1.id }
        return view.premortem.script.prompts.firstIndex { $0.title == last?.prompt }.map(String.init) ?? ""
    }

    private static func cardHint(_ premortem: Premortem) -> String {
        if premortem.phase != .silentWriting { return "Everyone will see it at once." }
        return premortem.script.prompts.count == 1
            ? premortem.script.prompts.map(\.help).joined()
            : "Write one thought on each card. Nobody else sees it before the reveal."
    }

    static func promptField(_ premortem: Premortem, form: String, selected: String, _ typed: PremortemTyped)
        -> HTML
    {
        let prompts = premortem.script.prompts
        if prompts.count < 2 { return HTML() }
        return radioField(
            "prompt", label: "Which prompt does it answer?",
            options: prompts.enumerated().map { (String($0.offset), $0.element.title, $0.element.help) },
            selected: selected.isEmpty ? "0" : selected, problems: typed.problems(form),
            id: "prompt-\(form)")
    }
}
