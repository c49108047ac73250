import Domain
import Foundation
import Storage

/// A pre-mortem with its surroundings: choices for its forms, and past incidents.
struct PremortemView: Sendable {
    let dossier: PremortemDossier
    /// Those who can be given work; empty as long as no form asks.
    let people: PickChoices
    let pastIncidents: [IncidentSummary]
    let shakyGuardrails: [GuardrailSummary]
    let incidentsSince: [IncidentSummary]
    let foresights: [Foresight]
    let history: [AuditEntry]
    let lastEvent: Int64

    var premortem: Premortem { dossier.premortem }

    init?(_ reading: Reading, _ id: ID<Premortem>, at now: Date) throws {
        guard let dossier = try reading.premortemDossier(id) else { return nil }
        self.dossier = dossier
        let phase = dossier.premortem.phase
        let isMember = reading.asker.isMember
        people =
            isMember && phase.isAtLeast(.mitigation) ? try PickChoices(reading, .person) : PickChoices(.person, [])
        pastIncidents = isMember && phase.showsCards && !phase.isOver ? try reading.pastIncidents(for: id) : []
        shakyGuardrails =
            isMember && phase.showsCards && !phase.isOver ? try reading.shakyGuardrails(for: id, at: now) : []
        incidentsSince = phase.isOver ? try reading.incidentsSince(dossier.premortem) : []
        foresights = phase.isOver ? try reading.foresights(of: id) : []
        history = phase.isOver ? try reading.history(of: id) : []
        lastEvent = try reading.lastLiveEvent()
    }
}
