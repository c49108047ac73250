import Domain
import HTML
import Storage

extension CoverageCells {
    static func because(_ cell: CoverageCell, _ frame: Frame) -> HTML {
        """
        \(when: !cell.followUps.isEmpty, """
            <section aria-labelledby="follow-ups">
            \(sectionHeading("What brings it here", id: "follow-ups"))
            <ul class="rows">
            \(each: cell.followUps, {
                """
                <li>\(keyLink($0.followUp.key)) <a href="\(Paths.followUp($0.followUp.id))">\($0.followUp.title)</a> \
                \(stateTag($0.followUp.state))</li>

                """
            })
            </ul>
            </section>
            """)
        \(when: !cell.incidents.isEmpty, """
            <section aria-labelledby="incidents">
            \(sectionHeading("Related incidents in this service", id: "incidents"))
            <ul class="rows">
            \(each: cell.incidents, {
                """
                <li>\(keyLink($0.key)) <a href="\(Paths.incident($0.id))">\($0.title)</a> \
                \(severityMark($0.severity))</li>

                """
            })
            </ul>
            </section>
            """)
        \(when: !cell.alike.isEmpty, """
            <section aria-labelledby="alike">
            \(sectionHeading("Other guardrails of the same kind here", id: "alike"))
            <ul class="guardrail-list">
            \(each: cell.alike, { "<li>\(guardrailLine($0, frame))</li>\n" })
            </ul>
            </section>
            """)
        """
    }
}
