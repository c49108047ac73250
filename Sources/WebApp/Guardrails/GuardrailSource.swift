import Domain
import HTML
import Storage

/// The records that a new guardrail is linked to from the start, taken from the address of its form: the finding that
/// asks for it, the follow-up that builds it, an incident; any of them, or none.
struct GuardrailSource: Sendable {
    var finding: Finding?
    var followUp: FollowUpSummary?
    var incident: IncidentSummary?
    /// The catalogue entry it is made from.
    var entry: CatalogueEntry?
    /// The services that the incident behind it touched.
    var services: [Service] = []

    /// - Throws: ``Obstacle/notFound`` if the address names something that does not exist.
    init(_ visit: Visit) async throws {
        let (findingText, followUpText, incidentText) = (
            visit.query["finding"], visit.query["follow_up"], visit.query["incident"]
        )
        let entry = try visit.query["entry"].map { try visit.app.catalogue[$0].orNotFound() }
        self = try await visit.read { reading in
            var source = GuardrailSource()
            source.entry = entry
            if let findingText {
                source.finding = try ID<Finding>(text: findingText).flatMap { try reading.finding($0) }.orNotFound()
            }
            if let followUpText {
                let key = try Key(followUpText).orNotFound()
                if key.prefix != .followUp { throw Obstacle.notFound }
                source.followUp = try reading.followUp(ID(key.number)).orNotFound()
            }
            if let incidentText {
                let key = try Key(incidentText).orNotFound()
                if key.prefix != .incident { throw Obstacle.notFound }
                source.incident = try reading.incidentSummary(ID(key.number)).orNotFound()
            }
            if let id = source.incident?.id ?? source.finding?.incidentID ?? source.followUp?.followUp.incidentID {
                source.services = try reading.services(of: id)
            }
            return source
        }
    }

    private init() {}

    /// The address that the form is sent to, which keeps these records.
    var action: Link {
        Paths.guardrails(
            finding: finding?.id, followUp: followUp?.followUp.id, incident: incident?.id, entry: entry?.slug)
    }

    /// The record that the person came from: the incident of the finding, or else the follow-up or the incident.
    var origin: Key? { finding?.incidentID.key ?? followUp?.followUp.key ?? incident?.key }

    /// Links the new guardrail to all of them.
    func link(_ id: ID<Guardrail>, _ relations: Relations, _ change: Change) throws {
        if let finding { try change.link(id, .proposedBy, .finding(finding.id)) }
        if let followUp, let relation = relations.followUp {
            try change.link(id, relation, .followUp(followUp.followUp.id))
        }
        if let incident, let relation = relations.incident { try change.link(id, relation, .incident(incident.id)) }
    }

    func accept(by catalogue: Catalogue, _ change: Change) throws {
        guard let entry, let finding else { return }
        try change.accept(entry, for: finding.id, by: catalogue)
    }

    /// Its relations to the follow-up and the incident.
    struct Relations: Sendable {
        var followUp: GuardrailRelation?
        var incident: GuardrailRelation?
    }
}
