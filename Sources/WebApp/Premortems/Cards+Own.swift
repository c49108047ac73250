import Domain
import HTML
import Storage

extension Cards {
    /// The viewer's own cards, with buttons to change and withdraw them. In an anonymous pre-mortem nobody else can
    /// tell whose they are.
    static func own(_ view: PremortemView, _ frame: Frame, _ typed: PremortemTyped) -> HTML {
        let premortem = view.premortem
        let cards = view.dossier.myCards
        guard premortem.phase.takesCards, !cards.isEmpty else { return HTML() }
        let list: HTML = """
            <ul class="cards own">
            \(each: cards, { ownCard($0, premortem, frame, typed) })
            </ul>
            """
        if premortem.phase == .silentWriting {
            return "<section aria-labelledby=\"mine\"><h2 id=\"mine\">Your cards</h2>\(list)</section>"
        }
        return disclosure("Your cards", id: "own-cards", list)
    }

    private static func ownCard(_ card: Card, _ premortem: Premortem, _ frame: Frame, _ typed: PremortemTyped) -> HTML {
        let name = "card-\(card.id)"
        if card.isWithdrawn {
            return """
                <li class="card withdrawn"><p><del>\(card.text)</del></p>\
                <div class="card-actions">\
                \(postButton(
                    "Restore", to: Paths.ownCardRestoration(premortem.id), frame, style: .quiet,
                    fields: [("card", card.id.description)]))</div></li>

                """
        }
        let edit = form(
            Paths.ownCard(premortem.id), frame,
            """
            \(hiddenField("card", card.id.description))
            \(promptField(
                premortem, form: name,
                selected: typed.value(
                    name, "prompt",
                    or: premortem.script.prompts.firstIndex { $0.title == card.prompt }.map(String.init) ?? ""),
                typed))
            \(textArea(
                "text", label: "Your card", value: typed.value(name, "text", or: card.text),
                problems: typed.problems(name), rows: 2, id: "text-\(name)"))
            \(formActions(submitButton("Save", style: .plain)))
            """)
        return """
            <li class="card">\(when: !card.prompt.isEmpty, tag(card.prompt, tone: .quiet))<p class="card-text">\(card.text)</p>
            <div class="card-actions">\
            \(disclosure("Change", isOpen: typed.isOpen(name), id: "change-\(card.id)", edit))\
            \(postButton(
                "Withdraw", to: Paths.ownCardWithdrawal(premortem.id), frame, style: .quiet,
                fields: [("card", card.id.description)]))</div></li>

            """
    }
}
