import Domain
import HTML
import Storage
import WebServer

/// The form on the edit page of an incident with its values as typed.
struct IncidentForm: Sendable {
    var title: String
    var kind: String
    var severity: String
    var summary: String
    var howNoticed: String
    var surprise: String
    var services: Picked
    var version: Int

    static let pickers: [Picker] = [.many(.service, "services")]

    init(_ incident: Incident, services: [Pick]) {
        title = incident.title
        kind = incident.kind.rawValue
        severity = String(incident.severity.level)
        summary = incident.summary
        howNoticed = incident.howNoticed
        surprise = incident.surprise
        self.services = Picked(services)
        version = incident.version
    }

    init(_ form: PickedForm) {
        title = form["title"] ?? ""
        kind = form["kind"] ?? ""
        severity = form["severity"] ?? ""
        summary = form["summary"] ?? ""
        howNoticed = form["how_noticed"] ?? ""
        surprise = form["surprise"] ?? ""
        services = form.picked("services")
        version = form["version"].flatMap { Int($0) } ?? 0
    }

    /// Everything that somebody wrote, for hints.
    var words: String {
        [title, summary, howNoticed, surprise].filter { !$0.isEmpty }.joined(separator: "\n\n")
    }

    func edit() throws(Refusal) -> IncidentEdit {
        var problems = Problems()
        let kind = IncidentKind(rawValue: self.kind)
        let severity = Int(self.severity).flatMap(Severity.init(level:))
        if kind == nil { problems.add(field: "kind", "Choose what kind of event it is.") }
        if severity == nil { problems.add(field: "severity", "Choose how bad it is.") }
        if title.trimmed.isEmpty { problems.add(field: "title", "Enter a title.") }
        let services = problems.checking { () throws(Refusal) in try self.services.ids("services") as Set<ID<Service>> }
        try problems.throwIfAny()
        return IncidentEdit(
            title: title, kind: kind ?? .incident, severity: severity ?? .sev3, summary: summary,
            howNoticed: howNoticed,
            surprise: surprise, services: services ?? [])
    }

    func fields(
        _ frame: Frame, _ incident: ID<Incident>, _ choices: IncidentChoices, problems: [Refusal.Problem]
    ) -> HTML {
        """
        \(hiddenField("version", String(version)))
        \(textField("title", label: "Title", value: title, limit: Text.Limit.title, problems: problems, autocomplete: "off", required: true))
        \(radioField("kind", label: "Kind", options: IncidentKind.allCases.map { ($0.rawValue, $0.label, $0.help) }, selected: kind, problems: problems))
        \(severityField(meanings: choices.severities, selected: Int(severity).flatMap(Severity.init(level:)), problems: problems))
        \(picksField(
            "services", legend: "Services it affected", services, choices.services,
            hint: choices.services.isEmpty ? "There are no services yet. Add them under Settings, Services." : nil,
            problems: problems))
        \(textArea(
            "summary", label: "Summary", value: summary, limit: Text.Limit.text,
            hint: "A paragraph for somebody who was not there. You can use Markdown.",
            problems: problems, rows: 6, editor: Editor(incident: incident)))
        \(textArea("how_noticed", label: "How was it noticed?", value: howNoticed, limit: Text.Limit.passage, hint: "By an alert, by a customer, by chance?", problems: problems, rows: 3))
        \(textArea("surprise", label: "Why were we surprised?", value: surprise, limit: Text.Limit.passage, hint: "What did everybody believe until then?", problems: problems, rows: 3))
        \(formActions("\(submitButton("Save"))"))
        """
    }
}

/// The choices for the fields of an incident.
struct IncidentChoices: Sendable {
    let severities: [SeverityMeaning]
    let services: PickChoices
    let isPrivate: Bool

    init(_ reading: Reading, _ incident: ID<Incident>) throws {
        severities = try reading.severities()
        services = try PickChoices(reading, .service)
        isPrivate = try reading.isPrivate(.incident(incident)) ?? false
    }
}
