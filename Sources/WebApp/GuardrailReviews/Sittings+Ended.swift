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
                ? "Every item got a verdict."
                : "\(left) more \(left == 1 ? "item has none and is" : "items have none and are") on the next agenda.")</p>
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
            \(changed(view.changes))
            </div>
            """
    }

    private static func changed(_ changes: [SittingChange]) -> HTML {
        if changes.isEmpty { return HTML() }
        return """
            <section class="agenda-question" aria-labelledby="changed">
            <h2 id="changed">Changed during the review</h2>
            <ul class="agenda-decided">
            \(each: changes, { change in
                """
                <li><p class="agenda-title">\(keyLink(change.followUp.key)) \
                <a href="\(Paths.followUp(change.followUp))">\(change.title)</a></p>
                \(AuditEntries.changes(change.changes))</li>

                """
            })
            </ul>
            </section>
            """
    }
}
