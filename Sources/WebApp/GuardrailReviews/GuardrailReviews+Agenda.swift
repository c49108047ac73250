import Domain
import HTML
import Storage

extension GuardrailReviews {
    /// One numbered question of the agenda with its items.
    ///
    /// - Parameter item: makes the `<li>` of an item.
    static func agendaSection(
        _ number: Int, _ part: AgendaPart, allLink: Link?, decided: HTML? = nil, item: (AgendaItem) -> HTML
    ) -> HTML {
        let slug = part.question.rawValue
        let nothing = decided == nil ? part.question.nothing : "There is nothing left to decide here."
        return """
            <section class="agenda-question" aria-labelledby="\(slug)">
            <div class="section-heading">\
            <h2 id="\(slug)"><span class="number">\(number).</span> \(part.question.title)</h2> \
            <span class="count">\(part.count == 0 && decided != nil ? "all decided" : GuardrailReviews.agendaCount(part))</span></div>
            \(part.items.isEmpty ? "<p class=\"quiet\">\(nothing)</p>" : "<ol class=\"agenda-items\">\n\(each: part.items, item)</ol>")
            \(when: part.more > 0, moreLine(part, allLink))
            \(decided)
            </section>

            """
    }

    /// The number of items, or a lower limit if counting stopped.
    static func agendaCount(_ part: AgendaPart) -> String {
        part.count == 0 ? "none" : boundedCount(part.count, one: "1 item", many: "items")
    }

    private static func moreLine(_ part: AgendaPart, _ link: Link?) -> HTML {
        let words = part.count > ListLimits.counted ? "and more than \(part.more - 1) more" : "and \(part.more) more"
        if let link, part.items.count < AgendaQuery.expandedLimit {
            return "<p class=\"more\"><a href=\"\(link)\">\(words)</a></p>"
        }
        return "<p class=\"more\">\(words). Choose a team or a service to shorten the list.</p>"
    }

    /// The list of questions with the number of open items, shown beside the page.
    static func agendaContents(_ parts: [AgendaPart], more: [(title: String, anchor: String)]) -> HTML {
        contentsList(
            parts.enumerated().map { index, part in
                let count = part.count > ListLimits.counted ? "\(ListLimits.counted)+" : String(part.count)
                return ("\(index + 1). \(part.question.short) (\(count))", Link(anchor: part.question.rawValue))
            } + more.map { ($0.title, Link(anchor: $0.anchor)) }, label: "Agenda")
    }
}
