import Domain
import HTML
import Storage
import WebServer

/// The form for an export of several postmortems, with its values as chosen.
struct ExportForm: Sendable {
    enum Choice: String, Sendable {
        case ticked, all
    }

    var choice = Choice.ticked
    var ticked: [Key] = []
    var format = ExportFormat.gfm
    var audience = ExportAudience.organisation
    var withDrafts = false
    var withRecords = false
    /// Values that no page of ours sends.
    private var problems: [Refusal.Problem] = []

    /// The text for customers that was read, by its digest; empty before.
    var read = ""

    static let names = ["which", "incident", "format", "audience", "drafts", "records", "read"]

    init(_ query: Form) {
        for text in query.all("incident") {
            if let key = Key(text), key.prefix == .incident {
                ticked.append(key)
            } else {
                problems.append(.init("“\(text.prefix(40))” is not the key of an incident."))
            }
        }
        choice = value(query["which"], or: .ticked, "which", "Choose which postmortems to export.")
        format = value(query["format"], or: .gfm, "format", "Choose a format from the list.")
        audience = value(query["audience"], or: .organisation, "audience", "Choose whom it is for from the list.")
        read = query["read"] ?? ""
        withDrafts = query["drafts"] != nil
        withRecords = query["records"] != nil
    }

    private mutating func value<Value: RawRepresentable<String>>(
        _ text: String?, or other: Value, _ field: String, _ sentence: String
    ) -> Value {
        guard let text else { return other }
        if let value = Value(rawValue: text) { return value }
        problems.append(.init(field: field, sentence))
        return other
    }

    /// - Throws: ``Refusal`` if nothing is chosen.
    func selection(_ query: IncidentQuery) throws(Refusal) -> ExportRun.Selection {
        if !problems.isEmpty { throw Refusal(problems) }
        if let problem = audience.problem(with: format) { throw Refusal(field: "format", problem) }
        switch choice {
        case .all: return .matching(query)
        case .ticked:
            if ticked.isEmpty {
                throw Refusal(field: "which", "You ticked nothing, so nothing would be exported. Tick the postmortems.")
            }
            return .keys(ticked)
        }
    }

    /// The fields as they were sent, for another form that asks something more.
    var hidden: HTML {
        let items =
            [("which", choice.rawValue), ("format", format.rawValue), ("audience", audience.rawValue)]
            + ticked.map { ("incident", $0.description) } + (withDrafts ? [("drafts", "on")] : [])
            + (withRecords ? [("records", "on")] : [])
        return items.map { hiddenField($0.0, $0.1) }.joined()
    }

    /// - Parameter count: how many postmortems the filters leave, in words.
    func fields(_ count: String, problems: [Refusal.Problem]) -> HTML {
        """
        <fieldset class="bulk">
        <legend>Export</legend>
        \(radioField(
            "which", label: "Which postmortems",
            options: [
                ("ticked", "Those that are ticked", nil),
                ("all", "All that the filters leave: \(count)", "On every page of the list."),
            ], selected: choice.rawValue, problems: problems))
        <div class="field-row">
        \(selectField(
            "format", label: "Format",
            options: ExportFormat.allCases.map { ($0.rawValue, "\($0.label): \($0.help)") },
            selected: format.rawValue, problems: problems))
        </div>
        \(radioField(
            "audience", label: "For",
            options: [ExportAudience.organisation, .team, .customers].map { ($0.rawValue, $0.label, $0.help) },
            selected: audience.rawValue, problems: problems))
        \(checkbox(
            "drafts", label: "Drafts too", isOn: withDrafts,
            hint: "Otherwise only what has been published. A draft that is ticked is exported anyway."))
        \(checkbox("records", label: "Guardrails and follow-ups as pages of their own", isOn: withRecords))
        \(formActions(submitButton("Download a zip archive", style: .primary)))
        <p class="hint">For customers you see first what they will read, and what was replaced.</p>
        </fieldset>
        """
    }
}
