import Domain
import HTML
import Storage

extension Freezes {
    static func freezeAnswerTable(_ frame: Frame, _ dossier: FreezeDossier) -> HTML {
        if dossier.answers.isEmpty {
            return dossier.freeze.state(at: frame.now) == .over
                ? "<p class=\"quiet\">No pipeline asked during this freeze.</p>"
                : "<p class=\"quiet\">No pipeline has asked yet.</p>"
        }
        let rows = dossier.answers.map { answer -> HTML in
            """
            <tr>\(rowHead(HTML(text: answer.serviceName)))\(cell("Answer", outcomeText(answer)))\
            \(cell("Asked by", HTML(text: answer.tokenLabel)))\(cell("First", timestamp(answer.firstAt, frame, relative: false)))\
            \(cell("Last", timestamp(answer.lastAt, frame, relative: false)))\(cell("Times", "\(answer.times)"))</tr>

            """
        }
        let shown = dossier.answers.reduce(0) { $0 + $1.times }
        let left = dossier.answerCount - shown
        return """
            <p class="count">\(dossier.answerCount) \(dossier.answerCount == 1 ? "answer" : "answers")\
            \(when: left > 0, ", the earliest \(left) not shown"). \
            Repeated answers to the same token within an hour share one line.</p>
            \(dataTable(
                caption: "Answers to pipelines",
                head: """
                    \(headCell("Service", .title))\(headCell("Answer", .state))\(headCell("Asked by"))\
                    \(headCell("First", .time))\(headCell("Last", .time))\(headCell("Times", .count))
                    """,
                rows: rows.joined(), hidesCaption: true))
            """
    }

    private static func outcomeText(_ answer: FreezeAnswerSummary) -> HTML {
        let tone: Tone =
            switch answer.outcome {
            case .frozen: .danger
            case .letThrough: .good
            case .open: .quiet
            }
        let override: HTML? = answer.overrideID.map { " by override \($0.description)" }
        return "\(tag(answer.outcome.label, tone: tone))\(override)"
    }
}
