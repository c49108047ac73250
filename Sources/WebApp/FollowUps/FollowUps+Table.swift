import Domain
import Foundation
import HTML
import Storage

extension FollowUps {
    static func table(
        _ caption: String, _ items: [FollowUpSummary], _ filter: FollowUpFilter, _ frame: Frame
    ) -> HTML {
        let today = Day(frame.now, in: frame.zone)
        return dataTable(
            caption: caption, head: filter.heads, rows: items.map { row($0, today: today, frame) }.joined(),
            cssClass: "list", hidesCaption: true)
    }

    private static func row(_ summary: FollowUpSummary, today: Day, _ frame: Frame) -> HTML {
        let followUp = summary.followUp
        let key = followUp.key.description
        let box: HTML =
            !frame.access.allows(.get, Paths.newFollowUpBatch)
            ? HTML()
            : "<input type=\"checkbox\" name=\"follow_up\" value=\"\(key)\" aria-label=\"Select \(key)\">"
        let title: HTML =
            "\(keyLink(followUp.key)) <a class=\"row-title\" href=\"\(Paths.followUp(followUp.id))\">\(followUp.title)</a>"
        return """
            <tr\(attribute: "data-edit", frame.access.link(Paths.followUpEdit(followUp.id)))>\(cell("", box, cssClass: "select"))\(rowHead(title))\
            \(cell("Due", "<div>\(FollowUps.dueValue(followUp, today: today, frame))</div>"))\(cell("Owner", owner(summary, frame), cssClass: "spare"))\
            \(cell("State", stateTag(followUp.state)))\(cell("Incident", incident(summary), cssClass: "detail"))\
            \(cell("Changed", dayText(Day(followUp.updatedAt, in: frame.zone)), cssClass: "detail"))</tr>

            """
    }

    /// The due date in a list, which can be edited there.
    static func dueValue(_ followUp: FollowUp, today: Day, _ frame: Frame) -> HTML {
        inlineValue(
            "\(followUp.key) due", label: "the due date of \(followUp.key)", fields: ["due"],
            form: Paths.followUpEdit(followUp.id), frame, dueWords(followUp, today: today))
    }

    /// The owner in a list, which can be edited there.
    static func ownerValue(_ summary: FollowUpSummary, _ frame: Frame) -> HTML {
        let followUp = summary.followUp
        return inlineValue(
            "\(followUp.key) owner", label: "the owner of \(followUp.key)", fields: ["owner"],
            form: Paths.followUpEdit(followUp.id), frame,
            summary.ownerName.map { HTML(text: $0) } ?? "<span class=\"quiet-text\">no owner yet</span>")
    }

    /// `1 Mar 2026, 9 days late`; lateness is shown only while it is open.
    static func dueWords(_ followUp: FollowUp, today: Day) -> HTML {
        guard let due = followUp.due else { return "<span class=\"quiet-text\">no date</span>" }
        return "\(dayText(due))\(when: followUp.state.isOpen, " \(dueText(due, today: today))")"
    }

    private static func owner(_ summary: FollowUpSummary, _ frame: Frame) -> HTML {
        "<div>\(ownerValue(summary, frame))\(summary.teamName.map { "<br><small>\($0)</small>" as HTML })</div>"
    }

    private static func incident(_ summary: FollowUpSummary) -> HTML {
        guard let id = summary.followUp.incidentID else { return "<span class=\"quiet-text\">none</span>" }
        return "<div>\(keyLink(id.key)) \(summary.incidentTitle ?? "")</div>"
    }
}
