import Domain
import HTML
import Storage

extension GuardrailReviews {
    static func held(_ sittings: [SittingSummary], _ frame: Frame) -> HTML {
        if sittings.isEmpty {
            return """
                <section aria-labelledby="held">
                \(sectionHeading("Sittings held", id: "held"))
                <p class="quiet">There are no sittings yet. A sitting takes as long as its agenda. \
                You can interrupt it and resume it later.</p>
                </section>
                """
        }
        return """
            <section aria-labelledby="held">
            \(sectionHeading("Sittings held", id: "held"))
            <ul class="rows">
            \(each: sittings, { sittingRow($0, frame) })
            </ul>
            </section>
            """
    }

    private static func sittingRow(_ summary: SittingSummary, _ frame: Frame) -> HTML {
        let sitting = summary.sitting
        let verdicts = summary.verdictCount == 1 ? "one verdict" : "\(summary.verdictCount) verdicts"
        let facts = [sitting.scopeWords, sitting.attendees.isEmpty ? nil : sitting.attendees, verdicts]
        return """
            <li><a href="\(Paths.sitting(sitting.id))">\(Sittings.title(sitting, frame))</a> \(Sittings.mark(sitting))<br>\
            <small>\(facts.compactMap(\.self).joined(separator: " · "))</small></li>

            """
    }
}
