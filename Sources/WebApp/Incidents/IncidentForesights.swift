import Domain
import HTML
import Storage
import WebServer

/// Pages and actions at `/incidents/:incident/foresight`.
enum IncidentForesights {
    /// Records whether a pre-mortem foresaw the incident.
    static func update(_ visit: Visit) async throws -> Response {
        let incident = try visit.incidentID()
        guard let key = visit.form["premortem"].flatMap({ Key($0) }), key.prefix == .premortem else {
            throw Refusal("Choose one of the pre-mortems on the page.")
        }
        let text = visit.form["risk"] ?? ""
        let risk = ID<Risk>(text: text)
        if risk == nil && text != "none" { throw Refusal("Choose a risk, or choose none of them.") }
        try await visit.change { try $0.noteForesight(of: incident, by: ID(key.number), risk: risk) }
        return .redirect(to: Paths.incident(incident).anchored("foresight"))
    }

    static func section(_ foresight: IncidentForesight, of id: ID<Incident>, _ frame: Frame) -> HTML {
        if foresight.isEmpty { return HTML() }
        return """
            <section aria-labelledby="foresight">
            \(sectionHeading("Did a pre-mortem foresee this?", id: "foresight"))
            <ul class="rows">
            \(each: foresight.known, { "<li>\(keyLink($0.premortemID.key)) <a href=\"\(Paths.premortem($0.premortemID))\">\($0.premortemTitle)</a> \(Premortems.foresightTag($0))</li>\n" })
            \(each: foresight.candidates, { "<li>\(foresightForm($0.premortem, $0.risks, of: id, frame))</li>\n" })
            </ul>
            </section>
            """
    }

    private static func foresightForm(_ premortem: Premortem, _ risks: [Risk], of id: ID<Incident>, _ frame: Frame)
        -> HTML
    {
        """
        <p>\(keyLink(premortem.key)) <a href="\(Paths.premortem(premortem.id))">\(premortem.title)</a></p>
        \(form(
            Paths.foresight(id), frame, cssClass: "inline-form",
            """
            \(hiddenField("premortem", premortem.key.description))
            \(selectField("risk", label: "Which of its risks came true?", options: [("none", "None of them")] + risks.map { ($0.id.description, $0.title) }, id: "risk-of-\(premortem.id)"))
            \(submitButton("Save the answer", style: .small))
            """))
        """
    }
}

/// The pre-mortems about the services of an incident; nothing if there were none.
struct IncidentForesight: Sendable {
    let known: [Foresight]
    let candidates: [(premortem: Premortem, risks: [Risk])]

    init(_ reading: Reading, _ id: ID<Incident>) throws {
        known = try reading.foresights(of: id)
        let answered = Set(known.map(\.premortemID))
        candidates = try reading.premortemsThatMight(haveForeseen: id).filter { !answered.contains($0.premortem.id) }
    }

    var isEmpty: Bool { known.isEmpty && candidates.isEmpty }
}
