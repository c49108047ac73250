import Domain
import Storage

extension Reading {
    /// What the catalogue has for a finding, without what it asks for already. To a finding that does not ask for a
    /// guardrail, such as a surprise, only what is made for its kind is suggested.
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
