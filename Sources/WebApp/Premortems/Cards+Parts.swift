import Domain
import HTML
import Storage

extension Cards {
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
        \(when: !card.prompt.isEmpty, tag(card.prompt, tone: .quiet))<p class="card-text">\(card.text)</p>\
        \(card.author.map { "<p class=\"card-author\">\($0)</p>" as HTML })
        """
    }
}
