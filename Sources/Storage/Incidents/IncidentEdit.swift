import Domain

/// The fields of an incident on its edit page.
package struct IncidentEdit: MergedByField {
    package var title: String
    package var kind: IncidentKind
    package var severity: Severity
    package var summary: String
    package var howNoticed: String
    package var surprise: String
    package var services: Set<ID<Service>>

    package init(
        title: String, kind: IncidentKind, severity: Severity, summary: String, howNoticed: String, surprise: String,
        services: Set<ID<Service>>
    ) {
        self.title = title
        self.kind = kind
        self.severity = severity
        self.summary = summary
        self.howNoticed = howNoticed
        self.surprise = surprise
        self.services = services
    }

    package init(_ incident: Incident, services: [Service]) {
        self.init(
            title: incident.title, kind: incident.kind, severity: incident.severity, summary: incident.summary,
            howNoticed: incident.howNoticed, surprise: incident.surprise, services: Set(services.map(\.id)))
    }

    package static var fields: [MergedField<IncidentEdit>] {
        [
            .whole("title", \.title), .whole("kind", \.kind), .whole("severity", \.severity),
            .prose("summary", \.summary), .prose("howNoticed", \.howNoticed), .prose("surprise", \.surprise),
            .entries("services", \.services),
        ]
    }

    /// The edit with its texts as they are stored.
    func checked() throws(Refusal) -> IncidentEdit {
        var edit = self
        edit.title = try Incident.title(title)
        edit.summary = try Text.paragraphs(summary, field: "summary", called: "the summary", atMost: Text.Limit.text)
        edit.howNoticed = try Text.paragraphs(
            howNoticed, field: "how_noticed", called: "how it was noticed", atMost: Text.Limit.passage)
        edit.surprise = try Text.paragraphs(
            surprise, field: "surprise", called: "the surprise", atMost: Text.Limit.passage)
        return edit
    }
}
