import Domain
import Storage

/// Everything a postmortem is read from, from one state of the database.
struct PostmortemDossier: Sendable {
    let incident: IncidentDossier
    let document: PostmortemDocument
    let severities: [SeverityMeaning]
    let names: PublicNames
    /// Which guardrails each follow-up adds, repairs or proves.
    let built: [ID<FollowUp>: Set<ID<Guardrail>>]

    var postmortem: Postmortem { document.postmortem }
    var id: ID<Incident> { incident.incident.id }

    /// The answers to its findings, each guardrail once, the strongest first.
    var guardrails: [GuardrailSummary] {
        var seen: Set<ID<Guardrail>> = []
        return incident.findings.flatMap(\.guardrails)
            .filter { $0.recordedState != .retired && seen.insert($0.id).inserted }
            .sorted { ($0.strength.rank, $0.id) < ($1.strength.rank, $1.id) }
    }

    /// Every guardrail that has to do with the incident, once, with its parts in it: those that answer a finding first.
    var guardrailsInIncident: [GuardrailPart] {
        var parts = guardrails.map { GuardrailPart(guardrail: $0, parts: ["answers a finding"]) }
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

    /// The timeline as the document tells it: what people wrote, and what Handrail wrote while it was going on. What
    /// Handrail wrote afterwards is about the paperwork.
    var timeline: [TimelineEvent] {
        let told = incident.timeline.filter { $0.source != .system }.compactMap(\.moment.instant).max()
        let end = [told, incident.times[.resolved]?.instant].compactMap { $0 }.max()
        return incident.timeline.filter { event in
            guard event.source == .system, let end, let instant = event.moment.instant else { return true }
            return instant <= end
        }
    }
}

/// What one guardrail had to do with an incident, in words.
struct GuardrailPart: Sendable {
    let guardrail: GuardrailSummary
    var parts: [String]
}

extension GuardrailRelation {
    /// Behind the name of the guardrail, of the incident at hand: "held".
    fileprivate var part: String {
        switch self {
        case .proposedBy: "answers a finding"
        case .addedBy: "added by a follow-up"
        case .repairedBy: "repaired by a follow-up"
        case .provenBy: "proven by a follow-up"
        case .wouldHaveCaught: "would have caught it"
        case .absentIn: "was absent"
        case .failedIn: "failed"
        case .bypassedIn: "was bypassed"
        case .heldIn: "held"
        case .mitigates: "mitigates a risk"
        }
    }
}

extension Reading {
    /// Nil where there is no postmortem, or no such incident for the asker.
    func postmortemDossier(_ id: ID<Incident>) throws -> PostmortemDossier? {
        guard let incident = try incidentDossier(id), let document = try postmortemDocument(of: id) else { return nil }
        let people = incident.roles.map(\.personID) + incident.followUps.compactMap(\.followUp.ownerID)
        return PostmortemDossier(
            incident: incident, document: document, severities: try severities(),
            names: PublicNames(
                named: try namesInPublic(of: Set(people + document.authors.map(\.personID))), roles: incident.roles),
            built: try guardrailsBuilt(byFollowUpsOf: id))
    }
}
