import Domain
import Storage

extension Reading {
    /// Suggestions from the catalogue for a finding, without entries it already asks for. A finding that needs no
    /// guardrail, such as a surprise, only gets suggestions made for its kind.
    func suggestions(for finding: Finding, from catalogue: Catalogue) throws -> [CatalogueSuggestion] {
        guard let incident = try incident(finding.incidentID) else { return [] }
        let known = try entries(answering: finding.id)
        return catalogue.suggestions(
            for: finding.kind, text: WordList(finding.title, finding.detail),
            incident: WordList(incident.title, incident.summary, incident.surprise, incident.howNoticed),
            atMost: Catalogue.suggested + known.count
        ).filter { !known.contains($0.entry.slug) && (finding.kind.asksForGuardrail || $0.fitsKind) }
    }
}
