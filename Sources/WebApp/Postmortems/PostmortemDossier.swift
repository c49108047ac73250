import Domain
import Storage

/// Everything that the page of a postmortem shows, read from one state of the database.
struct PostmortemDossier: Sendable {
    let incident: IncidentDossier
    let document: PostmortemDocument
    let severities: [SeverityMeaning]
    let names: PublicNames
    /// The guardrails that each follow-up adds, repairs or proves.
    let built: [ID<FollowUp>: Set<ID<Guardrail>>]
    /// The publications, latest first.
    let publications: [Publication]
    /// The publication with this text; nil for the present text.
    let publication: Publication?

    var postmortem: Postmortem { document.postmortem }
    var id: ID<Incident> { incident.incident.id }

    /// The guardrails that answer its findings, each once, strongest first.
    var guardrails: [GuardrailSummary] {
        var seen: Set<ID<Guardrail>> = []
        return incident.findings.flatMap(\.guardrails)
            .filter { $0.recordedState != .retired && seen.insert($0.id).inserted }
            .sorted { ($0.strength.rank, $0.id) < ($1.strength.rank, $1.id) }
    }

    /// Every guardrail related to the incident, once, with its parts in it; those that answer a finding come first.
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

/// The parts that one guardrail had in an incident, in words.
struct GuardrailPart: Sendable {
    let guardrail: GuardrailSummary
    var parts: [String]
}

extension GuardrailRelation {
    /// Shown after the name of the guardrail, about this incident: "held".
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

/// Which text of a postmortem to read.
enum PostmortemText: Sendable {
    /// The present text, for people who write and review it.
    case present
    /// The latest published text or, if there is none, the present text.
    case readers
    /// An earlier published text, by its number.
    case published(Int)
}

extension Reading {
    /// Nil if there is no such postmortem or text, or the asker may not see the incident.
    func postmortemDossier(_ id: ID<Incident>, _ text: PostmortemText) throws -> PostmortemDossier? {
        guard let incident = try incidentDossier(id), let document = try document(of: id, text) else { return nil }
        let people = incident.roles.map(\.personID) + incident.followUps.compactMap(\.followUp.ownerID)
        let publications = try publications(of: document.postmortem.id)
        return PostmortemDossier(
            incident: incident, document: document, severities: try severities(),
            names: PublicNames(
                named: try namesInPublic(of: Set(people + document.authors.map(\.personID))), roles: incident.roles),
            built: try guardrailsBuilt(byFollowUpsOf: id), publications: publications,
            publication: text.publication(in: publications))
    }

    private func document(of id: ID<Incident>, _ text: PostmortemText) throws -> PostmortemDocument? {
        switch text {
        case .present: try postmortemDocument(of: id)
        case .readers: try readersDocument(of: id)
        case .published(let number): try readersDocument(of: id, revision: number)
        }
    }
}

extension PostmortemText {
    fileprivate func publication(in all: [Publication]) -> Publication? {
        switch self {
        case .present: nil
        case .readers: all.first
        case .published(let number): all.first { $0.revision.number == number }
        }
    }
}
