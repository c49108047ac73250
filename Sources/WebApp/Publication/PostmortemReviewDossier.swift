import Domain
import Storage

/// A postmortem with everything about its review, from one state of the database.
struct PostmortemReviewDossier: Sendable {
    let text: PostmortemDossier
    let review: PostmortemReview
    /// The people who can come to the meeting.
    let people: PickChoices
    /// The people who can be asked to review it.
    let possibleReviewers: PickChoices
    /// Those who were asked.
    let asked: [Pick]
    var remarks: [PublishingRemark]

    var id: ID<Incident> { text.id }
    var state: PostmortemState { text.postmortem.state }
    var sections: [PostmortemSection] { text.document.sections }
}

extension Visit {
    /// The review of the incident in the address, with the present text.
    func reviewDossier() async throws -> PostmortemReviewDossier {
        let id = try incidentID()
        var dossier = try await read { reading -> PostmortemReviewDossier in
            let text = try reading.postmortemDossier(id, .present).orNotFound()
            let review = try reading.review(of: text.document).orNotFound()
            return PostmortemReviewDossier(
                text: text, review: review, people: try PickChoices(reading, .person),
                possibleReviewers: try PickChoices(
                    reading, .reviewer,
                    notes: Dictionary(
                        text.document.authors.map { ($0.personID.rawValue, "author") },
                        uniquingKeysWith: { first, _ in first })),
                asked: try reading.picks(.reviewer, of: review.reviewers.map(\.personID.rawValue)),
                remarks: text.outline.remarks)
        }
        if dossier.state == .notRequired { throw Obstacle.notFound }
        dossier.remarks += try await wordingRemarks(dossier.text) + guardrailRemarks(dossier.text)
        return dossier
    }

    private func wordingRemarks(_ text: PostmortemDossier) async throws -> [PublishingRemark] {
        let hints = try await wordingHints(in: text)
        return text.document.sections.compactMap { section in
            guard let count = hints[section.id]?.count, count > 0 else { return nil }
            return .wording(count, slug: section.slug, title: section.title)
        }
    }

    /// The open findings that ask for a guardrail and have none.
    private func guardrailRemarks(_ text: PostmortemDossier) -> [PublishingRemark] {
        text.incident.findings.filter { $0.finding.kind.asksForGuardrail && $0.guardrails.isEmpty }.map {
            .unguarded($0.finding.id, title: $0.finding.title)
        }
    }
}
