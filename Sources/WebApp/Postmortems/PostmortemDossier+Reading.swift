import Domain
import Storage

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
    ///
    /// - Parameter namesEverybody: whether people appear by name although they did not ask for it.
    func postmortemDossier(
        _ id: ID<Incident>, _ text: PostmortemText, namesEverybody: Bool = false
    ) throws -> PostmortemDossier? {
        guard let incident = try incidentDossier(id), let document = try document(of: id, text) else { return nil }
        let people = incident.roles.map(\.personID) + incident.followUps.compactMap(\.followUp.ownerID)
        let everybody = Set(people + document.authors.map(\.personID))
        let publications = try publications(of: document.postmortem.id)
        let publication = text.publication(in: publications)
        return PostmortemDossier(
            incident: incident, document: document, severities: try severities(),
            names: PublicNames(
                named: namesEverybody
                    ? try namesBehindRoles(of: everybody) : try namesInPublic(of: everybody, in: id),
                roles: incident.roles),
            publications: publications, publication: publication,
            waitingFor: try waitingFor(document),
            unpublished: try publication.map { try sectionsChanged(since: $0, of: id) } ?? [])
    }

    /// The titles of the sections with another text than was published, in the order of the document.
    private func sectionsChanged(since publication: Publication, of id: ID<Incident>) throws -> [String] {
        guard let present = try postmortemDocument(of: id) else { return [] }
        let published = try sections(of: present.postmortem.id, at: publication.revision)
        let texts = Dictionary(published.map { ($0.id, $0.text) }) { first, _ in first }
        return present.sections.filter { texts[$0.id] != $0.text }.map(\.title)
    }

    private func waitingFor(_ document: PostmortemDocument) throws -> [String] {
        guard document.postmortem.state.takesReviewDecisions else { return [] }
        return try review(of: document)?.standing.waitingFor.map(\.name) ?? []
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
