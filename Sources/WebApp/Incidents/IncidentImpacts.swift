import Domain
import HTML
import Storage
import WebServer

/// Pages and actions at `/incidents/:incident/impact`.
enum IncidentImpacts {
    static func edit(_ visit: Visit) async throws -> Response {
        let id = try visit.incidentID()
        let (version, impacts) = try await visit.read { reading in
            (try reading.incident(id).orNotFound().version, try reading.impacts(of: id))
        }
        return .page(incidentImpactPage(visit.frame, id, ImpactForm(impacts, version: version), problems: []))
    }

    static func update(_ visit: Visit) async throws -> Response {
        let id = try visit.incidentID()
        _ = try await visit.read { try $0.incident(id).orNotFound() }
        let values = ImpactForm(visit.form)
        return try await attempt {
            let impacts = try values.impacts()
            return try await visit.saved(.incident(id), from: values.version, "Impact of \(id.key) saved.") {
                try $0.setImpacts(of: id, impacts, from: values.version)
            }
        } orShow: { problems, _ in
            incidentImpactPage(visit.frame, id, values, problems: problems)
        }
    }

    private static func incidentImpactPage(
        _ frame: Frame, _ id: ID<Incident>, _ values: ImpactForm, problems: [Refusal.Problem]
    ) -> HTML {
        page(
            frame, title: "Impact of \(id.key)", section: .incidents, problems: problems,
            """
            <p class="back"><a href="\(Paths.incident(id))">\(id.key.description)</a></p>
            <h1>Impact</h1>
            <p class="lead">Say how certain each figure is. “Unknown” is a valid answer. Leave out anything that does not apply.</p>
            \(form(
                Paths.incidentImpact(id), frame,
                """
                \(versionField(values.version))
                \(each: ImpactKind.allCases, { impactFields($0, values.lines[$0] ?? ImpactForm.Line(), problems: problems) })
                \(formActions(submitButton("Save the impact")))
                """))
            """)
    }

    private static func impactFields(_ kind: ImpactKind, _ line: ImpactForm.Line, problems: [Refusal.Problem]) -> HTML {
        fieldGroup(
            kind.label,
            """
            <div class="field-row">
            \(textField(kind.name(of: .quantity), label: "How many or how much", value: line.quantity, problems: problems, width: .short))
            \(selectField(
                kind.name(of: .certainty), label: "How is it known?",
                options: [("", "Choose …")] + Certainty.allCases.map { ($0.rawValue, $0.label) },
                selected: line.certainty, problems: problems))
            </div>
            \(textField(kind.name(of: .note), label: "Unit or note", value: line.note, hint: kind.example, problems: problems))
            """)
    }
}
