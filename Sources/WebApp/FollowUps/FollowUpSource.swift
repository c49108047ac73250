import Domain
import HTML
import Storage

/// The subject of a new follow-up, taken from the address of its form: a finding, an incident, or nothing yet.
struct FollowUpSource: Sendable {
    var incident: IncidentSummary?
    var finding: Finding?
    /// The work it does on a guardrail.
    var guardrailWork: GuardrailWork?
    /// The findings of the incident, for choosing the one it answers.
    var findings: [Finding] = []
    /// The sections of its postmortem, for quoting the sentence it was made from.
    var sections: [PostmortemSection] = []

    /// - Throws: ``Obstacle/notFound`` if the address names something that does not exist.
    init(_ visit: Visit) async throws {
        let incidentText = visit.query["incident"]
        let findingText = visit.query["finding"]
        let (guardrailText, serviceText) = (visit.query["guardrail"], visit.query["service"])
        self = try await visit.read { reading in
            var source = FollowUpSource()
            source.guardrailWork = try GuardrailWork(
                guardrailText, service: serviceText, answersFinding: findingText != nil, reading)
            if let findingText {
                source.finding = try ID<Finding>(text: findingText).flatMap { try reading.finding($0) }.orNotFound()
            }
            if let id = source.finding?.incidentID {
                source.incident = try reading.incidentSummary(id)
            } else if let incidentText {
                let key = try Key(incidentText).orNotFound()
                if key.prefix != .incident { throw Obstacle.notFound }
                source.incident = try reading.incidentSummary(ID(key.number)).orNotFound()
                source.findings = try reading.findings(ofIncident: ID(key.number))
            }
            source.sections = try reading.sectionsToQuote(from: source.incident?.id)
            return source
        }
    }

    private init() {}

    /// The address that the form is sent to, which keeps its subject.
    var action: Link {
        if let guardrailWork { return Paths.followUps(for: guardrailWork, finding: finding?.id) }
        if let finding { return Paths.followUps(finding: finding.id) }
        if let incident { return Paths.followUps(incident: incident.id) }
        return Paths.followUps
    }

    var draft: String {
        if let guardrailWork { return "follow-up \(guardrailWork.title)" }
        if let finding { return "follow-up of finding \(finding.id)" }
        return "follow-up \(incident?.key.description ?? "new")"
    }

    /// The subject of the follow-up, or the fields for choosing it.
    func fields(incident typed: String, finding chosen: String, problems: [Refusal.Problem]) -> HTML {
        if let guardrailWork, finding == nil { return guardrailWork.facts }
        if let finding {
            return """
                \(guardrailWork?.facts)
                <div class="field"><p class="record-facts">Answers \(tag(finding.kind.label)) \
                <a href="\(Paths.finding(finding.id))">\(finding.title)</a> of \(keyLink(finding.incidentID.key))</p></div>
                """
        }
        guard let incident else {
            return textField(
                "incident", label: "Incident", value: typed,
                hint: "Optional. The key of the incident behind it, such as INC-12.",
                problems: problems, autocomplete: "off", width: .short)
        }
        let origin: HTML =
            "<div class=\"field\"><p class=\"record-facts\">For \(keyLink(incident.key)) <a href=\"\(Paths.incident(incident.id))\">\(incident.title)</a></p></div>"
        if findings.isEmpty { return origin }
        return origin
            + selectField(
                "finding", label: "Which finding does it answer?",
                options: [("", "None of them")] + findings.map { ($0.id.description, "\($0.kind.label): \($0.title)") },
                selected: chosen, problems: problems)
    }
}
