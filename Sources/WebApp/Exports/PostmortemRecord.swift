import Domain
import Foundation
import Storage

/// A postmortem as JSON: the incident, the records around it, and every section as it was typed. `docs/export.md` says what
/// each key means. What is empty or unknown has no key.
struct PostmortemRecord: Encodable {
    /// The names of these types are the shape of the file.
    struct Time: Encodable {
        let at: String?
        let precision: String
        let zone: String

        init(_ moment: Moment) {
            at = moment.instant?.iso
            precision = moment.precision.rawValue
            zone = moment.zone
        }
    }

    struct Harm: Encodable {
        let kind: String
        let certainty: String
        let quantity: Int64?
        let note: String?
    }

    struct Event: Encodable {
        let time: Time
        let text: String
        let source: String
        let isStarred: Bool
    }

    struct Lesson: Encodable {
        let id: Int64
        let kind: String
        let title: String
        let detail: String?
        let followUps: [String]
        let guardrails: [String]
    }

    struct Work: Encodable {
        let key: String
        let title: String
        let detail: String?
        let state: String
        let owner: String?
        let team: String?
        let due: String?
        let tracker: String?
        let evidence: String?
        let declinedReason: String?
        let supersededBy: String?
        let noGuardrailReason: String?
    }

    struct Section: Encodable {
        let slug: String
        let title: String
        let text: String
        let forCustomers: Bool?
    }

    struct Document: Encodable {
        let state: String
        let template: String?
        let publishedAt: String?
        let authors: String?
        let notRequiredReason: String?
        let sections: [Section]
    }

    struct Picture: Encodable {
        let address: String
        let file: String?
        let title: String
        let type: String
        let width: Int
        let height: Int
    }

    let format = "handrail-postmortem"
    let version = 1
    let key: String
    let title: String
    let kind: String
    let severity: String
    let state: String
    let summary: String?
    let howNoticed: String?
    let surprise: String?
    let declaredAt: String
    let services: [String]
    let times: [String: Time]
    let impact: [Harm]
    let roles: [String: String]
    let timeline: [Event]
    let findings: [Lesson]
    let followUps: [Work]
    let guardrails: [Safeguard]
    let postmortem: Document
    let images: [Picture]

    init(_ exported: ExportedPostmortem, _ links: ExportLinks) {
        let dossier = exported.dossier
        let incident = dossier.incident.incident
        key = incident.key.description
        title = incident.title
        kind = incident.kind.rawValue
        severity = incident.severity.code
        state = incident.state.rawValue
        summary = incident.summary.orNil
        howNoticed = incident.howNoticed.orNil
        surprise = incident.surprise.orNil
        declaredAt = incident.declaredAt.iso
        services = dossier.incident.services.map(\.name)
        times = Dictionary(
            IncidentMark.allCases.compactMap { mark in
                dossier.incident.times[mark].map { (mark.rawValue, Time($0)) }
            }
        ) { first, _ in first }
        impact = dossier.incident.impacts.map {
            Harm(
                kind: $0.kind.rawValue, certainty: $0.certainty.rawValue, quantity: $0.quantity, note: $0.note.orNil)
        }
        roles = Dictionary(
            IncidentRole.allCases.compactMap { role in
                dossier.names.holders(of: role).map { (role.rawValue, $0) }
            }
        ) { first, _ in first }
        timeline = dossier.timeline.map {
            Event(time: Time($0.moment), text: $0.text, source: $0.source.rawValue, isStarred: $0.isStarred)
        }
        findings = dossier.incident.findings.map(Lesson.init)
        followUps = dossier.incident.followUps.map { Work($0, owner: dossier.names.owner($0)) }
        let parts = Dictionary(dossier.guardrailsInIncident.map { ($0.guardrail.id, $0.parts) }) { first, _ in first }
        guardrails = exported.guardrails.map { Safeguard($0, parts: parts[$0.guardrail.id]) }
        postmortem = Document(dossier)
        images = exported.images.map { image in
            Picture(
                address: image.address, file: links.images[image.address], title: image.title,
                type: image.type.mediaType, width: image.width, height: image.height)
        }
    }

    /// The bytes are the same for the same data.
    var json: String {
        get throws {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
            encoder.keyEncodingStrategy = .convertToSnakeCase
            return String(decoding: try encoder.encode(self), as: UTF8.self) + "\n"
        }
    }
}

extension PostmortemRecord.Lesson {
    fileprivate init(_ chain: FindingChain) {
        id = chain.finding.id.rawValue
        kind = chain.finding.kind.rawValue
        title = chain.finding.title
        detail = chain.finding.detail.orNil
        followUps = chain.followUps.map(\.followUp.key.description)
        guardrails = chain.guardrails.map(\.key.description)
    }
}

extension PostmortemRecord.Work {
    fileprivate init(_ summary: FollowUpSummary, owner: String?) {
        let followUp = summary.followUp
        key = followUp.key.description
        title = followUp.title
        detail = followUp.detail.orNil
        state = followUp.state.rawValue
        self.owner = owner
        team = summary.teamName
        due = followUp.due?.iso
        tracker = followUp.trackerAddress.orNil
        evidence = followUp.evidenceAddress.orNil
        declinedReason = followUp.declinedReason.orNil
        supersededBy = followUp.supersededBy?.key.description
        noGuardrailReason = followUp.noGuardrailReason.orNil
    }
}

extension PostmortemRecord.Document {
    fileprivate init(_ dossier: PostmortemDossier) {
        let postmortem = dossier.postmortem
        state = postmortem.state.rawValue
        template = postmortem.template.orNil
        publishedAt = postmortem.publishedAt?.iso
        authors = dossier.names.authors(dossier.document.authors.map(\.personID))
        notRequiredReason = postmortem.notRequiredReason.orNil
        sections = dossier.document.sections.map {
            .init(slug: $0.slug, title: $0.title, text: $0.text, forCustomers: $0.isForCustomers ? true : nil)
        }
    }
}

extension String {
    var orNil: String? { isEmpty ? nil : self }
}
