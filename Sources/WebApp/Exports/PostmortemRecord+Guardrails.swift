import Domain
import Storage

extension PostmortemRecord {
    struct Safeguard: Encodable {
        let key: String
        let name: String
        let statement: String?
        let kind: String
        let position: String
        let strength: String
        let state: String
        let lastProvenAt: String?
        let proofMethod: String?
        let proofEveryDays: Int?
        let bypass: String?
        let retiredReason: String?
        let ownerTeam: String?
        let services: [String]
        let evidence: [Proof]
        let inThisIncident: [String]
        let links: [Tie]
    }

    struct Proof: Encodable {
        let label: String
        let address: String
    }

    struct Tie: Encodable {
        let relation: String
        let finding: Int64?
        let followUp: String?
        let note: String?
    }
}

extension PostmortemRecord.Safeguard {
    /// - Parameter parts: what it had to do with the incident, in words; nil if only a follow-up of no finding tells.
    init(_ linked: ExportedGuardrail, parts: [String]?) {
        let guardrail = linked.guardrail
        key = guardrail.key.description
        name = guardrail.name
        statement = guardrail.statement.orNil
        kind = guardrail.kind.rawValue
        position = guardrail.position.rawValue
        strength = guardrail.strength.rawValue
        state = guardrail.recordedState.rawValue
        lastProvenAt = guardrail.lastProvenAt?.iso
        proofMethod = guardrail.proofMethod?.rawValue
        proofEveryDays = guardrail.proofEveryDays
        bypass = guardrail.bypass.orNil
        retiredReason = guardrail.retiredReason.orNil
        ownerTeam = linked.ownerTeam
        services = linked.services.map(\.name)
        evidence = linked.evidence.map { .init(label: $0.label, address: $0.address) }
        inThisIncident = parts ?? linked.links.map(\.relation.part)
        // In an order that does not depend on when each was made.
        let order = GuardrailRelation.allCases
        let sorted = linked.links.sorted {
            (order.firstIndex(of: $0.relation) ?? 0, $0.finding?.rawValue ?? 0, $0.followUp?.rawValue ?? 0)
                < (order.firstIndex(of: $1.relation) ?? 0, $1.finding?.rawValue ?? 0, $1.followUp?.rawValue ?? 0)
        }
        links = sorted.map {
            .init(
                relation: $0.relation.rawValue, finding: $0.finding?.rawValue,
                followUp: $0.followUp?.key.description, note: $0.note.orNil)
        }
    }
}
