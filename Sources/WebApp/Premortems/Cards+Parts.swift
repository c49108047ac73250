import Domain
import HTML
import Storage
import WebServer

extension Cards {
    /// The form for writing a card. It does not change while others write, so nothing is replaced while somebody types.
    static func newForm(_ view: PremortemView, _ frame: Frame, _ typed: PremortemTyped) -> HTML {
        let premortem = view.premortem
        guard view.dossier.me != nil, premortem.phase.takesCards else { return HTML() }
        let fields = form(
            Paths.premortemCards(premortem.id), frame, cssClass: "card-form",
            """
            \(promptField(premortem, form: "card", selected: typed.value("card", "prompt"), typed))
            \(textArea("text", label: "What happened?", value: typed.value("card", "text"), hint: cardHint(premortem), problems: typed.problems("card"), rows: 3, id: "text-card"))
            \(formActions(submitButton("Add the card")))
            """)
        if premortem.phase == .silentWriting {
            return
                "<section class=\"writing-cards\" aria-labelledby=\"write\"><h2 id=\"write\">Write</h2>\(fields)</section>"
        }
        return disclosure("Add a late card", isOpen: typed.isOpen("card"), id: "late", fields)
    }

    private static func cardHint(_ premortem: Premortem) -> String {
        if premortem.phase != .silentWriting { return "Everyone will see it at once." }
        return premortem.script.prompts.count == 1
            ? premortem.script.prompts.map(\.help).joined()
            : "Write one thought on each card. Nobody else sees it before the reveal."
    }

    private static func promptField(_ premortem: Premortem, form: String, selected: String, _ typed: PremortemTyped)
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

    /// The viewer's own cards, with buttons to change and withdraw them. In an anonymous session nobody else can tell
    /// whose they are.
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
                <li class="card withdrawn"><p><del>\(card.text)</del></p><div class="card-actions">\(postButton("Restore", to: Paths.ownCardRestoration(premortem.id), frame, style: .quiet, fields: [("card", card.id.description)]))</div></li>

                """
        }
        let edit = form(
            Paths.ownCard(premortem.id), frame,
            """
            \(hiddenField("card", card.id.description))
            \(promptField(premortem, form: name, selected: typed.value(name, "prompt", or: premortem.script.prompts.firstIndex { $0.title == card.prompt }.map(String.init) ?? ""), typed))
            \(textArea("text", label: "Your card", value: typed.value(name, "text", or: card.text), problems: typed.problems(name), rows: 2, id: "text-\(name)"))
            \(formActions(submitButton("Save", style: .plain)))
            """)
        return """
            <li class="card">\(when: !card.prompt.isEmpty, tag(card.prompt, tone: .quiet))<p class="card-text">\(card.text)</p>
            <div class="card-actions">\(disclosure("Change", isOpen: typed.isOpen(name), id: "change-\(card.id)", edit))\(postButton("Withdraw", to: Paths.ownCardWithdrawal(premortem.id), frame, style: .quiet, fields: [("card", card.id.description)]))</div></li>

            """
    }

    /// Everyone's cards, which are in the page only from the reveal on.
    static func all(_ view: PremortemView) -> HTML {
        guard view.premortem.phase == .reveal else { return HTML() }
        let cards = view.dossier.cards
        if cards.isEmpty { return "<p class=\"quiet\">There are no cards.</p>" }
        return """
            <section aria-labelledby="cards"><h2 id="cards">\(cards.count == 1 ? "One card" : "\(cards.count) cards")</h2>
            <ul class="cards">
            \(each: cards, { "<li class=\"card\">\(Cards.contents($0))</li>\n" })
            </ul></section>
            """
    }

    static func contents(_ card: Card) -> HTML {
        """
        \(when: !card.prompt.isEmpty, tag(card.prompt, tone: .quiet))<p class="card-text">\(card.text)</p>\(card.author.map { "<p class=\"card-author\">\($0)</p>" as HTML })
        """
    }
}
