import Domain
import Storage

/// The services in which a guardrail is missing or does not apply.
struct GuardrailPlaces: Sendable {
    /// Services touched by its incidents that it does not protect.
    let gaps: [GuardrailGap]
    /// Of the services that lack it, those that none of its incidents has touched: the first of them by name.
    let others: [LackingService]
    let otherCount: Int
    let exemptions: [(service: Service, exemption: GuardrailExemption)]

    init(_ id: ID<Guardrail>, _ reading: Reading) throws {
        gaps = try reading.gaps(of: id)
        let query = LackingQuery(isUntouched: true)
        others = try reading.servicesLacking(id, query)
        otherCount = try reading.servicesLackingCount(id, query)
        exemptions = try reading.exemptions(of: id)
    }
}
