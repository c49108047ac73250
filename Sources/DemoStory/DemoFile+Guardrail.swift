import Domain

/// A guardrail in the files of the demo story.
struct DemoGuardrail: Decodable, Sendable {
    let key: String
    let name: String
    let statement: String
    let kind: Word<GuardrailKind>
    let position: Word<GuardrailPosition>
    let strength: Word<Strength>
    let state: Word<GuardrailState>
    let services: [String]
    let ownerTeam: String
    let proofMethod: Word<ProofMethod>?
    let proofEveryDays: Int?
    let bypass: String
    let evidence: [Evidence]?
    let proofs: [Proof]?
    let links: [Link]?
    let notApplicable: [Exemption]?
    let retiredDay: Int?
    let replacedBy: String?
    let reason: String?

    enum CodingKeys: String, CodingKey {
        case key, name, statement, kind, position, strength, state, services, bypass, evidence, proofs, links, reason
        case ownerTeam = "owner_team"
        case proofMethod = "proof_method"
        case proofEveryDays = "proof_every_days"
        case notApplicable = "not_applicable"
        case retiredDay = "retired_day"
        case replacedBy = "replaced_by"
    }

    struct Evidence: Decodable, Sendable {
        let label: String
        let url: String
    }

    struct Proof: Decodable, Sendable {
        let day: Int
        let method: Word<ProofMethod>
        let result: Word<ProofResult>
        let note: String?
    }

    /// The reason why it does not apply to a service.
    struct Exemption: Decodable, Sendable {
        let service: String
        let reason: String
    }

    struct Link: Decodable, Sendable {
        let relation: Word<GuardrailRelation>
        /// The name of a file, or `self`.
        let incident: String
    }
}
