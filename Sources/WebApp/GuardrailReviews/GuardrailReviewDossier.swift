import Domain
import Storage

/// The agenda of the guardrail review, and how things develop.
struct GuardrailReviewDossier: Sendable {
    let parts: [AgendaPart]
    let trends: GuardrailReviewTrends

    init(_ reading: Reading, _ query: AgendaQuery) throws {
        parts = try reading.agenda(query)
        trends = try reading.guardrailReviewTrends(query)
    }
}
