import Domain
import HTML
import Storage

extension CatalogueEntries {
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
            <p class="caution-note"><strong>What would make the mistake impossible?</strong> Everything that answers \
            this finding so far relies on people knowing and taking care. \
            The incident can still close with a written reason. The suggestions below say how strong each one is.</p>
            """
    }
}
