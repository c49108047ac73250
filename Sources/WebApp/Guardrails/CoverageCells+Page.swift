import Domain
import HTML
import Storage

extension CoverageCells {
    static func cellPage(
        _ frame: Frame, _ cell: CoverageCell, reason: String, problems: [Refusal.Problem]
    ) -> HTML {
        let guardrail = cell.guardrail
        let mark = cell.mark(at: frame.now)
        return page(
            frame, title: "\(guardrail.key) in \(cell.service.name)", section: .guardrails, problems: problems,
            """
            \(CoverageTable.symbols())
            <p class="back"><a href="\(Paths.coverage)">Coverage</a></p>
            <header class="record-header">
            <p class="record-key">\(keyLink(guardrail.key)) \(guardrail.name)</p>
            <h1>In \(cell.service.name)</h1>
            <div class="record-marks">\(markWords(mark)) \
            \(when: cell.protects, stateTag(guardrail.state(at: frame.now)))</div>
            <p>\(sentence(cell, mark))</p>
            <div class="record-actions">\(actions(frame, cell, mark))</div>
            </header>
            \(because(cell, frame))
            \(exemption(frame, cell, reason: reason, problems: problems))
            """)
    }

    private static func markWords(_ mark: CoverageMark?) -> HTML {
        guard let mark else { return "<span class=\"quiet-text\">Not considered yet</span>" }
        return "<span class=\"coverage-mark\">\(CoverageTable.mark(mark)) \(mark.label)</span>"
    }

    private static func sentence(_ cell: CoverageCell, _ mark: CoverageMark?) -> HTML {
        if let exemption = cell.exemption { return "It does not apply here: \(proseLine(exemption.reason))" }
        if cell.protects && mark == .missing {
            return "It is meant to protect \(cell.service.name) but is not in place."
        }
        if cell.protects { return "It is one of the guardrails of \(cell.service.name)." }
        if mark == nil {
            return "No incident of \(cell.service.name) has asked for it, and nobody has recorded whether it applies."
        }
        return "\(cell.service.name) does not have it."
    }
}
