import Domain
import HTML
import Storage

extension CatalogueEntries {
    /// Suggestions from the catalogue for a finding, best fit first, each with what led to it.
    static func suggestions(_ suggestions: FindingSuggestions, for finding: Finding, _ frame: Frame) -> HTML {
        """
        <ul class="guardrail-list suggestions">
        \(each: suggestions.entries, { "<li>\(line($0, for: finding, frame))</li>\n" })
        </ul>
        \(turnedDown(suggestions.turnedDown, frame))
        <p class="small-text"><a href="\(Paths.catalogue)">The whole catalogue</a> · <a href="\(Paths.suggestionAnswers)">What we accepted and turned down</a></p>
        """
    }

    private static func line(_ suggestion: CatalogueSuggestion, for finding: Finding, _ frame: Frame) -> HTML {
        let entry = suggestion.entry
        return """
            \(CatalogueEntries.line(entry))
            <p>\(entry.stops)</p>
            <p class="small-text quiet-text">\(reason(suggestion, for: finding))</p>
            <div class="record-actions">\(linkButton("Use \(entry.name)", to: Paths.newGuardrail(from: entry.slug, finding: finding.id), style: .small)) \
            \(postButton("Does not fit", of: entry.name, to: Paths.suggestionAnswers(on: finding.id), frame, style: .quiet, fields: [("entry", entry.slug)]))</div>
            """
    }

    /// "The finding says “deleted … rows”, much like “The cleanup removed the wrong rows”."
    private static func reason(_ suggestion: CatalogueSuggestion, for finding: Finding) -> HTML {
        let quoted = { (words: [String]) in words.map { "“\($0)”" }.joined(separator: ", ") }
        var reasons: [String] = []
        if !suggestion.words.isEmpty {
            let likeness = suggestion.likeness.map { ". A failure it stops: “\($0)”" } ?? ""
            reasons.append("The finding says \(quoted(suggestion.words))\(likeness).")
        }
        if !suggestion.wordsOfIncident.isEmpty {
            reasons.append("The incident says \(quoted(suggestion.wordsOfIncident)).")
        }
        if suggestion.fitsKind {
            reasons.append("It answers findings of the kind “\(finding.kind.label.lowercased())”.")
        }
        switch suggestion.circumstance {
        case .noticedOutside: reasons.append("Others noticed the incident first.")
        case .noticedLate(let minutes): reasons.append("Nobody noticed for \(minutes) minutes.")
        case .longRepair(let minutes): reasons.append("It took \(minutes) minutes to mitigate.")
        case nil: break
        }
        if suggestion.accepted > 0 { reasons.append("Accepted here before for similar words: \(suggestion.accepted).") }
        if suggestion.turnedDown > 0 {
            reasons.append("Turned down here before for similar words: \(suggestion.turnedDown).")
        }
        return HTML(text: reasons.joined(separator: " "))
    }

    private static func turnedDown(
        _ answers: [(answer: SuggestionAnswerRow, name: String)], _ frame: Frame
    ) -> HTML? {
        if answers.isEmpty { return nil }
        return disclosure(
            "Turned down for this finding: \(answers.count)",
            """
            <ul class="rows">
            \(each: answers, { answer, name in
                "<li>\(name) \(postButton("Suggest it again", of: name, to: Paths.suggestionAnswerEnding(answer.id), frame, style: .small))</li>\n"
            })
            </ul>
            """)
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
            <p class="caution-note"><strong>What would make the mistake impossible?</strong> Everything that answers this finding so far relies on people knowing and taking care. The incident can still close with a written reason. The suggestions below say how strong each one is.</p>
            """
    }
}
