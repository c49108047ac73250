import Domain
import HTML
import Storage

extension Premortems {
    static func premortemTable(_ items: [PremortemSummary]) -> HTML {
        dataTable(
            caption: "Pre-mortems",
            head: """
                \(headCell("Pre-mortem", .title))\(headCell("Launch", .record, isDetail: true))\(headCell("State", .states))\
                \(headCell("Facilitator", .name))\(headCell("People", .count, isDetail: true))\
                \(headCell("Risks", .count, isDetail: true))
                """,
            rows: items.map(premortemRow).joined(), cssClass: "list", hidesCaption: true)
    }

    private static func premortemRow(_ summary: PremortemSummary) -> HTML {
        let premortem = summary.premortem
        let title: HTML =
            "\(keyLink(premortem.key)) <a class=\"row-title\" href=\"\(Paths.premortem(premortem.id))\">\(premortem.title)</a>"
        let launch: HTML =
            summary.launch.map { "<div>\($0.title)\($0.date.map { ", \(dayText($0))" as HTML })</div>" } ?? "none"
        return """
            <tr>\(rowHead(title))\(cell("Launch", launch, cssClass: "detail"))\
            \(cell("State", "\(stateTag(premortem.phase)) \(premortem.decision.map(PremortemDecisions.mark))"))\
            \(cell("Facilitator", HTML(text: summary.facilitatorName ?? "nobody"), cssClass: "spare"))\(cell("People", "\(summary.participantCount)", cssClass: "detail"))\
            \(cell("Risks", "\(summary.riskCount)", cssClass: "detail"))</tr>

            """
    }
}
