import Domain
import HTML
import Storage

extension Sittings {
    /// The minutes of a sitting that has ended.
    static func minutes(_ view: SittingView) -> HTML {
        let left = view.sitting.leftOpen ?? 0
        let questions = Array(AgendaQuestion.allCases.enumerated()).filter { !view.given($0.element).isEmpty }
        return """
            <p class="agenda-progress">\(view.given.count == 1 ? "One verdict" : "\(view.given.count) verdicts"). \
            \(left == 0
                ? "No items were left open."
                : "\(left) \(left == 1 ? "item was" : "items were") left for the next review.")</p>
            <div class="agenda">
            \(each: questions, { index, question in
                """
                <section class="agenda-question" aria-labelledby="\(question.rawValue)">
                <h2 id="\(question.rawValue)"><span class="number">\(index + 1).</span> \(question.title)</h2>
                <ul class="agenda-decided">
                \(each: view.given(question), { "<li>\(decidedLine($0))</li>\n" })
                </ul>
                </section>

                """
            })
            </div>
            """
    }
}
