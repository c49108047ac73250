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
    /// - Parameters:
    ///   - namesEverybody: whether people appear by name although they did not ask for it.
    ///   - comparesPresent: whether to look for sections whose present text is another, which only writers are told.
    func postmortemDossier(
        _ id: ID<Incident>, _ text: PostmortemText, namesEverybody: Bool = false, comparesPresent: Bool = false
    ) throws -> PostmortemDossier? {
        guard let incident = try incidentDossier(id), let document = try document(of: id, text) else { return nil }
        let people = incident.roles.map(\.personID) + incident.followUps.compactMap(\.followUp.ownerID)
        let everybody = Set(people + document.authors.map(\.personID))
        let publications = try publications(of: document.postmortem.id)
        return PostmortemDossier(
            incident: incident, document: document, severities: try severities(),
            names: PublicNames(
                named: namesEverybody
                    ? try namesBehindRoles(of: everybody) : try namesInPublic(of: everybody, in: id),
                roles: incident.roles),
            publications: publications, publication: text.publication(in: publications),
            waitingFor: try waitingFor(document),
            unpublished: comparesPresent ? try sectionsChanged(since: document, of: id) : [])
    }

    /// The titles of the sections with another text than in a document, in their order today.
    private func sectionsChanged(since document: PostmortemDocument, of id: ID<Incident>) throws -> [String] {
        let texts = Dictionary(document.sections.map { ($0.id, $0.text) }) { first, _ in first }
        return try postmortemDocument(of: id)?.sections.filter { texts[$0.id] != $0.text }.map(\.title) ?? []
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
