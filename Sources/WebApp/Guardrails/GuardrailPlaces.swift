import Domain
import Storage

/// The services in which a guardrail is missing or does not apply.
struct GuardrailPlaces: Sendable {
    /// Services touched by its incidents that it does not protect.
    let gaps: [GuardrailGap]
    /// Every service that lacks it.
    let lacking: [LackingService]
    let exemptions: [(service: Service, exemption: GuardrailExemption)]

    init(_ id: ID<Guardrail>, _ reading: Reading) throws {
        gaps = try reading.gaps(of: id)
        lacking = try reading.servicesLacking(id)
        exemptions = try reading.exemptions(of: id)
    }

    /// The services among them that none of its incidents has touched.
    var others: [LackingService] { lacking.filter { !$0.wasTouched } }
}
