import Domain
import Storage

/// A postmortem with everything about its review, from one state of the database.
struct PostmortemReviewDossier: Sendable {
    let text: PostmortemDossier
    let review: PostmortemReview
    let people: [Person]

    var id: ID<Incident> { text.id }
    var state: PostmortemState { text.postmortem.state }
    var sections: [PostmortemSection] { text.document.sections }
}

extension Visit {
    /// The review of the incident in the address, with the present text.
    func reviewDossier() async throws -> PostmortemReviewDossier {
        let id = try incidentID()
        let dossier = try await read { reading -> PostmortemReviewDossier in
            let text = try reading.postmortemDossier(id, .present).orNotFound()
            let review = try reading.review(of: text.document).orNotFound()
            return PostmortemReviewDossier(text: text, review: review, people: try reading.people())
        }
        if dossier.state == .notRequired { throw Obstacle.notFound }
        return dossier
    }
}
