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
            \(selectField(kind.name(of: .certainty), label: "How is it known?", options: [("", "Does not apply")] + Certainty.allCases.map { ($0.rawValue, $0.label) }, selected: line.certainty, problems: problems))
            </div>
            \(textField(kind.name(of: .note), label: "Unit or note", value: line.note, hint: kind.example, problems: problems))
            """)
    }
}

/// The form for the impact with its values as typed.
struct ImpactForm: Sendable {
    struct Line: Sendable {
        var certainty = ""
        var quantity = ""
        var note = ""
    }

    var lines: [ImpactKind: Line] = [:]
    /// The version of the incident that it was filled from.
    var version: Int?

    init(_ impacts: [Impact], version: Int) {
        self.version = version
        for impact in impacts {
            lines[impact.kind] = Line(
                certainty: impact.certainty.rawValue, quantity: impact.quantity.map { String($0) } ?? "",
                note: impact.note)
        }
    }

    init(_ form: Form) {
        version = form["version"].flatMap { Int($0) }
        for kind in ImpactKind.allCases {
            lines[kind] = Line(
                certainty: form[kind.name(of: .certainty)] ?? "", quantity: form[kind.name(of: .quantity)] ?? "",
                note: form[kind.name(of: .note)] ?? "")
        }
    }

    func impacts() throws(Refusal) -> [Impact] {
        var problems = Problems()
        var impacts: [Impact] = []
        for kind in ImpactKind.allCases {
            let line = lines[kind] ?? Line()
            let impact = problems.checking { () throws(Refusal) in
                try Impact.reading(
                    kind, certainty: line.certainty, quantity: line.quantity, note: line.note, named: kind.name(of:))
            }
            if let impact = impact ?? nil { impacts.append(impact) }
        }
        try problems.throwIfAny()
        return impacts
    }
}

extension ImpactKind {
    /// The name of a field for this kind of impact in the form.
    fileprivate func name(of field: Impact.Field) -> String {
        switch field {
        case .certainty: "impact-\(rawValue)"
        case .quantity, .note: "impact-\(rawValue)-\(field.rawValue)"
        }
    }

    fileprivate var example: String {
        switch self {
        case .people: "For example: customers who could not pay"
        case .requests: "For example: failed checkouts"
        case .records: "For example: transactions deleted"
        case .money: "For example: EUR, in credits and overtime"
        case .dataLoss: "For example: three days of uploads, restored by hand"
        }
    }
}
