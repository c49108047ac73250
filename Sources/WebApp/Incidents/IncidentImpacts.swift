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
            return try await visit.saved(.incident(id), from: values.version, "The impact of \(id.key) is saved.") {
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
            <h1>What it cost</h1>
            <p class="lead">Say how far each figure can be trusted. “Unknown” is an answer; leave out what does not apply.</p>
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
        let name = "impact-\(kind.rawValue)"
        return fieldGroup(
            kind.label,
            """
            <div class="field-row">
            \(textField("\(name)-quantity", label: "How many or how much", value: line.quantity, problems: problems, width: .short))
            \(selectField(name, label: "How is it known?", options: [("", "Does not apply")] + Certainty.allCases.map { ($0.rawValue, $0.label) }, selected: line.certainty, problems: problems))
            </div>
            \(textField("\(name)-note", label: "Unit or words", value: line.note, hint: kind.example, problems: problems))
            """)
    }
}

/// What it cost, as it was typed.
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
            let name = "impact-\(kind.rawValue)"
            lines[kind] = Line(
                certainty: form[name] ?? "", quantity: form["\(name)-quantity"] ?? "", note: form["\(name)-note"] ?? "")
        }
    }

    func impacts() throws(Refusal) -> [Impact] {
        var problems = Problems()
        var impacts: [Impact] = []
        for kind in ImpactKind.allCases {
            let line = lines[kind] ?? Line()
            let impact = problems.checking { () throws(Refusal) in
                try Impact.reading(kind, certainty: line.certainty, quantity: line.quantity, note: line.note)
            }
            if let impact = impact ?? nil { impacts.append(impact) }
        }
        try problems.throwIfAny()
        return impacts
    }
}

extension ImpactKind {
    fileprivate var example: String {
        switch self {
        case .people: "Such as: customers who could not pay"
        case .requests: "Such as: failed checkouts"
        case .records: "Such as: transactions deleted"
        case .money: "Such as: EUR, in credits and overtime"
        case .dataLoss: "Such as: three days of uploads, restored by hand"
        }
    }
}
