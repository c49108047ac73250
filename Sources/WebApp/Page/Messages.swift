import Domain
import HTML

/// The notice above the contents: what the last action did, with its undo.
func noticeBar(_ frame: Frame) -> HTML {
    guard let notice = frame.notice else { return HTML() }
    let undo = notice.undo.map { postButton("Undo", to: $0, frame, style: .quiet) }
    return """
        <div class="notice" role="status"><p>\(notice.sentence)</p>\(undo)</div>

        """
}

/// The error summary: all problems with the input, each a link to its field. It takes the focus.
func errorSummary(_ problems: [Refusal.Problem]) -> HTML {
    if problems.isEmpty { return HTML() }
    return """
        <div class="error-summary" role="alert" aria-labelledby="error-summary-title" tabindex="-1" autofocus>
        <h2 id="error-summary-title">There is a problem</h2>
        <ul>
        \(each: problems, { "<li>\(summaryLine($0))</li>\n" })
        </ul>
        </div>

        """
}

private func summaryLine(_ problem: Refusal.Problem) -> HTML {
    guard let field = problem.field else { return HTML(text: problem.sentence) }
    return "<a href=\"\(Link(anchor: field))\">\(problem.sentence)</a>"
}
