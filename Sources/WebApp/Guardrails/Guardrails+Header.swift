import Domain
import Foundation
import HTML
import Storage

extension Guardrails {
    static func header(_ frame: Frame, _ guardrail: Guardrail) -> HTML {
        let grade = guardrail.strength.grade
        let statement: HTML =
            guardrail.statement.isEmpty
            ? "<p class=\"quiet\">Nobody has described yet what it stops, and how.</p>"
            : "<p class=\"quiet-text\">What it stops</p>\n\(prose(guardrail.statement, anchors: "statement-"))"
        return """
            <p class="back"><a href="\(Paths.guardrails)">Guardrails</a></p>
            <header class="record-header">
            \(glyph(grade, size: .large))
            <p class="record-key"><span class="key">\(guardrail.key.description)</span> \(tag(guardrail.kind.label))</p>
            <h1>\(guardrail.name)</h1>
            <div class="record-marks">\(stateTag(guardrail.state(at: frame.now))) \
            <span>\(grade.label): \(guardrail.strength.label.lowercased())</span></div>
            \(statement)
            <div class="record-actions">\(Guardrails.nextSteps(frame, guardrail))\
            \(linkButton("Edit", to: Paths.guardrailEdit(guardrail.id), frame, key: "e"))</div>
            </header>
            """
    }

    /// Notes that somebody should see first.
    static func notes(_ dossier: GuardrailDossier, _ frame: Frame) -> HTML {
        let guardrail = dossier.guardrail
        var notes: [HTML] = []
        switch guardrail.state(at: frame.now) {
        case .retired:
            let successor: HTML? = guardrail.replacedBy.map { id in
                " Replaced by \(keyLink(id.key)) <a href=\"\(Paths.guardrail(id))\">\(dossier.replacedByName ?? "")</a>."
            }
            notes.append("Retired: \(guardrail.retiredReason)\(successor)")
        case .stale:
            let due = guardrail.proofDueAt.map {
                dueText(Day($0, in: frame.zone), today: Day(frame.now, in: frame.zone))
            }
            notes.append("Its proof is overdue: \(due).")
        case .degraded:
            notes.append(
                "An incident or a failed proof has shown that it does not work. Repair it, then prove it again.")
        case .proposed, .building, .inPlace, .proven: break
        }
        return notes.map { "<p class=\"caution-note\">\($0)</p>\n" as HTML }.joined()
    }
}
