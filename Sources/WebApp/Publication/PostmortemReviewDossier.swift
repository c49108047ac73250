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
    /// The people whom the texts name.
    let names: [NameQuestion]

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
                remarks: text.outline.remarks, names: try reading.nameQuestions(of: id))
        }
        if dossier.state == .notRequired { throw Obstacle.notFound }
        dossier.remarks += try await wordingRemarks(dossier.text) + guardrailRemarks(dossier.text)
        if !dossier.names.isEmpty { dossier.remarks.append(.named(dossier.names.count)) }
        return dossier
    }

    private func wordingRemarks(_ text: PostmortemDossier) async throws -> [PublishingRemark] {
        let (context, rules) = (try await hintContext(of: text.id), app.settings.wording)
        func count(_ texts: String..., at place: WordingPlace) -> Int {
            context.wording(of: texts.joined(separator: "\n\n"), in: .stored(place), by: rules).count
        }
        func remark(_ count: Int, in text: String, at place: WordingPlace) -> [PublishingRemark] {
            count == 0 ? [] : [.wordingElsewhere(count, in: text, at: place)]
        }
        let incident = text.incident.incident
        let sections = text.document.sections.compactMap { section -> PublishingRemark? in
            let count = count(section.text, at: .section(section.id))
            return count == 0 ? nil : .wording(count, slug: section.slug, title: section.title)
        }
        let entries = text.incident.timeline.filter { $0.source != .system }
            .map { (place: WordingPlace.timelineEvent($0.id), count: count($0.text, at: .timelineEvent($0.id))) }
            .filter { $0.count > 0 }
        return sections
            + remark(
                count(incident.title, incident.summary, incident.howNoticed, incident.surprise, at: .incident(text.id)),
                in: "the description of the incident", at: .incident(text.id))
            + (entries.first.map { remark(entries.reduce(0) { $0 + $1.count }, in: "the timeline", at: $0.place) } ?? [])
            + text.incident.findings.map(\.finding).flatMap { finding in
                remark(
                    count(finding.title, finding.detail, at: .finding(finding.id)),
                    in: "the finding “\(finding.title)”", at: .finding(finding.id))
            }
            + text.incident.followUps.map(\.followUp).flatMap { followUp in
                remark(
                    count(followUp.title, followUp.detail, at: .followUp(followUp.id)), in: "\(followUp.key)",
                    at: .followUp(followUp.id))
            }
    }

    /// The open findings that ask for a guardrail and have none.
    private func guardrailRemarks(_ text: PostmortemDossier) -> [PublishingRemark] {
        text.incident.findings.filter { $0.finding.kind.asksForGuardrail && $0.guardrails.isEmpty }.map {
            .unguarded($0.finding.id, title: $0.finding.title)
        }
    }
}
