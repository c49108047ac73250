import Domain
import Storage

struct FollowUpView: Sendable {
    let dossier: FollowUpDossier
    /// The finding behind it; nil if there is none.
    let findingDossier: FindingDossier?
    let successor: FollowUpSummary?
    /// Whether there is a guardrail to link.
    let hasGuardrails: Bool
    /// The pre-mortems that asked for it.
    let premortems: [PremortemOrigin]

    init?(_ reading: Reading, _ id: ID<FollowUp>) throws {
        guard let dossier = try reading.followUpDossier(id) else { return nil }
        self.dossier = dossier
        findingDossier = try dossier.finding.flatMap { try reading.findingDossier($0.id) }
        successor = try dossier.summary.followUp.supersededBy.flatMap { try reading.followUp($0) }
        hasGuardrails = try !reading.picks(.guardrail, atMost: 1).isEmpty
        premortems = try reading.premortems(behind: id)
    }

    var followUp: FollowUp { dossier.summary.followUp }

    var guardrails: [LinkedGuardrail] {
        dossier.guardrails.map { LinkedGuardrail(link: $0.link, relation: $0.relation, guardrail: $0.guardrail) }
    }

    /// The guardrail that its finding asked for and that nothing builds yet, if there is exactly one: most likely the
    /// one this follow-up builds.
    var likelyGuardrail: GuardrailSummary? {
        guard guardrails.isEmpty, let unbuilt = findingDossier?.unbuilt, unbuilt.count == 1 else { return nil }
        return unbuilt.first?.guardrail
    }
}
