import Domain
import Foundation
import Storage

/// The choices for answering a new finding: the guardrails that may be about it, and who can own the follow-up.
struct FindingAnswerChoices: Sendable {
    let guardrails: [SuggestedGuardrail]
    let entries: [CatalogueSuggestion]
    /// A finding with the words typed so far, which has not been added.
    let candidate: Finding
    let followUps: FollowUpChoices

    private static let mostGuardrails = 4
    private static let mostEntries = 5

    /// - Parameter chosen: stays among the choices, even if other words were typed since.
    init(
        _ reading: Reading, _ incident: Incident, _ values: FindingForm, chosen: GuardrailAnswer?, by app: App,
        now: Date
    ) throws {
        let kind = FindingKind(rawValue: values.kind) ?? .missingGuardrail
        candidate = Finding(
            id: ID(0), incidentID: incident.id, kind: kind, title: String(values.title.prefix(300)),
            detail: String(values.detail.prefix(20_000)), createdAt: now, updatedAt: now)
        let suggestions = try reading.suggestions(for: candidate, by: app)
        var guardrails = Array(suggestions.guardrails.prefix(FindingAnswerChoices.mostGuardrails))
        var entries = Array(suggestions.entries.prefix(FindingAnswerChoices.mostEntries))
        switch chosen {
        case .own(let id, _) where !guardrails.contains { $0.guardrail.id == id }:
            if let guardrail = try reading.guardrailChoices().first(where: { $0.id == id }) {
                guardrails.append(SuggestedGuardrail(guardrail: guardrail))
            }
        case .entry(let slug) where !entries.contains { $0.entry.slug == slug }:
            entries += suggestions.entries.filter { $0.entry.slug == slug }
        case .own, .entry, .new, nil: break
        }
        self.guardrails = guardrails
        self.entries = entries
        followUps = try FollowUpChoices(reading)
    }
}
