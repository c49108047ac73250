import Domain
import Storage

/// Everything that the page of a postmortem shows, read from one state of the database.
struct PostmortemDossier: Sendable {
    let incident: IncidentDossier
    let document: PostmortemDocument
    let severities: [SeverityMeaning]
    let names: PublicNames
    /// The publications, latest first.
    let publications: [Publication]
    /// The publication with this text; nil for the present text.
    let publication: Publication?
    /// The names of the reviewers who have not decided; empty if it is not in review.
    let waitingFor: [String]
    /// The titles of the sections whose present text is another than the published one, if that was asked for.
    let unpublished: [String]

    var outline: PostmortemOutline { PostmortemOutline(document.sections, content: incident.content(of:)) }

    var postmortem: Postmortem { document.postmortem }
    var id: ID<Incident> { incident.incident.id }

    /// The guardrails that answer its findings, each once, strongest first.
    var guardrails: [GuardrailSummary] { answers.filter { $0.recordedState != .retired } }

    /// The same, with those that were retired since.
    private var answers: [GuardrailSummary] {
        var seen: Set<ID<Guardrail>> = []
        return incident.findings.flatMap(\.guardrails).filter { seen.insert($0.id).inserted }
            .sorted { ($0.strength.rank, $0.id) < ($1.strength.rank, $1.id) }
    }

    /// Every guardrail related to the incident, once, with its parts in it; those that answer a finding come first.
    var guardrailsInIncident: [GuardrailPart] {
        var parts = answers.map {
            let part = $0.recordedState == .retired ? "answered a finding" : "answers a finding"
            return GuardrailPart(guardrail: $0, parts: [part])
        }
        for link in incident.guardrails {
            let words = link.relation.part + (link.note.isEmpty ? "" : " (\(link.note))")
            if let index = parts.firstIndex(where: { $0.guardrail.id == link.guardrail.id }) {
                parts[index].parts.append(words)
            } else {
                parts.append(GuardrailPart(guardrail: link.guardrail, parts: [words]))
            }
        }
        return parts
    }

    /// The timeline as the document shows it: entries by people, and automatic entries while the incident was going on.
    /// Later automatic entries are only paperwork.
    var timeline: [TimelineEvent] {
        let told = incident.timeline.filter { $0.source != .system }.compactMap(\.moment.instant).max()
        let end = [told, incident.times[.resolved]?.instant].compactMap { $0 }.max()
        return incident.timeline.filter { event in
            guard event.source == .system, let end, let instant = event.moment.instant else { return true }
            return instant <= end
        }
    }
}
