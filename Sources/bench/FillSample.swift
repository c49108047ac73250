import Domain
import Foundation
import ImageFiles
import Storage

/// The records of one incident, with an image and a comment, as values for the parameters of routes.
struct FillSample: Sendable {
    let values: [String: String]

    init(_ made: MadeIncident, _ number: Int, _ organisation: Organisation, _ change: Change) throws {
        let incident = made.incident
        guard let document = try change.reading.postmortemDocument(of: incident), let section = document.sections.first
        else { throw FillProblem.noSection }
        let image = try change.addImage(to: incident, named: "bench.png", ImageFile(Array(FillSample.pixel)))
        let thread = try change.startThread(on: section.id, CommentDraft(text: "Is this how it was?"))
        let comment = try change.reading.commentThreads(of: document.postmortem.id).first { $0.id == thread }?
            .comments.first?.id
        let service = organisation.service(of: number)
        values = [
            "key": incident.key.description, "incident": incident.key.description,
            "event": "\(made.events[number % made.events.count])",
            "finding": "\(made.findings[number % made.findings.count])",
            "followUp": made.followUps[number % made.followUps.count].key.description,
            "guardrail": made.guardrail.key.description, "section": section.slug, "revision": "1",
            "image": "\(image)", "comment": comment.map { "\($0)" } ?? "", "service": "\(service.id)",
            "serviceName": service.name, "slug": service.slug,
            "person": "\(organisation.people[number % organisation.people.count])",
        ]
    }

    private enum FillProblem: Error { case noSection }

    private static let pixel =
        Data(
            base64Encoded:
                "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==")
        ?? Data()
}
