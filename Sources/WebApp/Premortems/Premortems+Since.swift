import Domain
import HTML
import Storage

extension Premortems {
    /// The incidents since then, foreseen and unforeseen.
    static func lookedBack(_ view: PremortemView, _ frame: Frame) -> HTML {
        let premortem = view.premortem
        if frame.viewer == nil || (premortem.phase != .lookedBack && view.foresights.isEmpty) { return HTML() }
        return """
            <section aria-labelledby="since">
            \(sectionHeading("What has happened since", id: "since"))
            \(when: view.incidentsSince.isEmpty && view.foresights.isEmpty, """
                <p class="quiet">No incident of these services has been recorded since.</p>
                """)
            <ul class="rows">
            \(each: view.incidentsSince, { incident in
                """
                <li>\(keyLink(incident.key)) <a href="\(Paths.incident(incident.id))">\(incident.title)</a> \
                \(Premortems.foresightTag(view.foresights.first { $0.incidentID == incident.id }))</li>

                """
            })
            </ul>
            \(when: !premortem.lookBackNote.isEmpty, "<h3>What nobody foresaw</h3>\(prose(premortem.lookBackNote, anchors: "unforeseen-"))")
            </section>
            """
    }

    static func foresightTag(_ foresight: Foresight?) -> HTML {
        guard let foresight else { return tag("Not compared yet", tone: .quiet) }
        guard let risk = foresight.risk else { return tag("Not foreseen", tone: .caution) }
        return
            "\(tag("Foreseen", tone: .good)) <a href=\"\(Paths.risk(risk.id, of: foresight.premortemID))\">\(risk.title)</a>"
    }
}
