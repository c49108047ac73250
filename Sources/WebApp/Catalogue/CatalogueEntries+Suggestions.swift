import Domain
import HTML
import Storage

extension CatalogueEntries {
    /// Suggestions from the catalogue for a finding, strongest first, each with the words that led to it.
    static func suggestions(_ suggestions: [CatalogueSuggestion], for finding: Finding) -> HTML {
        if suggestions.isEmpty {
            return """
                <p class="quiet">Nothing in the catalogue matches the words of this finding. <a href="\(Paths.catalogue)">Browse the whole catalogue</a></p>
                """
        }
        return """
            <ul class="guardrail-list suggestions">
            \(each: suggestions, { "<li>\(line($0, for: finding))</li>\n" })
            </ul>
            <p class="small-text"><a href="\(Paths.catalogue)">The whole catalogue</a></p>
            """
    }

    private static func line(_ suggestion: CatalogueSuggestion, for finding: Finding) -> HTML {
        let entry = suggestion.entry
        return """
            \(CatalogueEntries.line(entry))
            <p>\(entry.stops)</p>
            <p class="small-text quiet-text">\(reason(suggestion, for: finding))</p>
            <p>\(linkButton("Use \(entry.name)", to: Paths.newGuardrail(from: entry.slug, finding: finding.id), style: .small))</p>
            """
    }

    /// "The finding says “deleted … rows”. It answers findings of the kind missing guardrail."
    private static func reason(_ suggestion: CatalogueSuggestion, for finding: Finding) -> HTML {
        let quoted = { (groups: [[String]]) in
            groups.prefix(4).map { "“\($0.joined(separator: " … "))”" }.joined(separator: ", ")
        }
        var reasons: [String] = []
        if !suggestion.words.isEmpty { reasons.append("The finding says \(quoted(suggestion.words)).") }
        if !suggestion.wordsOfIncident.isEmpty {
            reasons.append("The incident says \(quoted(suggestion.wordsOfIncident)).")
        }
        if suggestion.fitsKind {
            reasons.append("It answers findings of the kind “\(finding.kind.label.lowercased())”.")
        }
        return HTML(text: reasons.joined(separator: " "))
    }

    /// Asks for a stronger answer if everything that answers a finding relies on people being perfect.
    static func strengthPrompt(_ dossier: FindingDossier) -> HTML? {
        let answers = dossier.followUps.flatMap(\.guardrails) + dossier.askedFor
        let standing = answers.filter { $0.guardrail.recordedState != .retired }.map(\.guardrail.strength)
        let promises = dossier.followUps.filter {
            $0.guardrails.isEmpty && ![.declined, .superseded].contains($0.followUp.followUp.state)
        }
        guard
            StrengthPrompt.asks(guardrails: standing, promises: promises.map(\.followUp.followUp.title))
        else { return nil }
        return """
            <p class="caution-note"><strong>What would make the mistake impossible?</strong> Everything that answers this finding so far relies on people knowing and taking care. The incident can still close with a written reason. The suggestions below start with the strongest.</p>
            """
    }
}
