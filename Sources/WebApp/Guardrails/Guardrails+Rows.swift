import Domain
import Foundation
import HTML
import Storage

extension Guardrails {
    /// - Parameter isGrouped: whether they are sorted by state, so that each state can have a heading.
    static func rows(_ items: [RegisterRow], isGrouped: Bool, _ frame: Frame) -> HTML {
        var result = HTML()
        var group: GuardrailState?
        for item in items {
            let state = item.guardrail.state(at: frame.now)
            if isGrouped && state != group {
                // On pages that leave out the columns of details, nothing may span more columns than are left.
                result += """
                    <tr class="group-row"><th colspan="4" scope="colgroup">\(state.label)</th>\
                    <td colspan="3" class="detail"></td></tr>

                    """
            }
            group = state
            result += row(item, frame)
        }
        return result
    }

    private static func row(_ row: RegisterRow, _ frame: Frame) -> HTML {
        let guardrail = row.guardrail
        let grade = guardrail.strength.grade
        let title: HTML =
            "\(keyLink(guardrail.key)) <a class=\"row-title\" href=\"\(Paths.guardrail(guardrail.id))\">\(guardrail.name)</a>"
        let services: HTML =
            row.services.isEmpty
            ? "<span class=\"quiet-text\">no services yet</span>" : HTML(text: row.services.joined(separator: ", "))
        let owner: HTML = row.ownerTeam.map { HTML(text: $0) } ?? "<span class=\"quiet-text\">no owner yet</span>"
        return """
            <tr\(attribute: "data-edit", frame.access.link(Paths.guardrailEdit(guardrail.id)))>\(rowHead(title))\(cell("Strength", glyph(grade, label: grade.label)))\
            \(cell("State", stateTag(guardrail.state(at: frame.now))))\(cell("Protects", services, cssClass: "detail"))\(cell("Owner", owner, cssClass: "detail"))\
            \(cell("Last proof", lastProof(guardrail, frame)))\(cell("Asked for by", askedFor(row.askedForBy), cssClass: "detail"))</tr>

            """
    }

    private static func lastProof(_ guardrail: GuardrailSummary, _ frame: Frame) -> HTML {
        guard let proven = guardrail.lastProvenAt else { return "<span class=\"quiet-text\">never</span>" }
        let today = Day(frame.now, in: frame.zone)
        let due = guardrail.recordedState == .proven ? guardrail.proofDueAt : nil
        let next: HTML? = due.map { " <small>next proof \(dueText(Day($0, in: frame.zone), today: today))</small>" }
        return "<div>\(dayText(Day(proven, in: frame.zone)))\(next)</div>"
    }

    private static func askedFor(_ count: Int) -> HTML {
        switch count {
        case 0: "<span class=\"quiet-text\">nobody</span>"
        case 1: "1 incident"
        case (RegisterRow.mostAskedForBy + 1)...: "more than \(RegisterRow.mostAskedForBy) incidents"
        default: "\(count) incidents"
        }
    }
}
