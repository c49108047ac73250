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
        <p class="small-text"><a href="\(Paths.catalogue)">The whole catalogue</a> · \
        <a href="\(Paths.suggestionAnswers)">What we accepted and turned down</a></p>
        """
    }

    private static func line(_ suggestion: CatalogueSuggestion, for finding: Finding, _ frame: Frame) -> HTML {
        let entry = suggestion.entry
        return """
            \(CatalogueEntries.line(entry))
            <p>\(stops(entry))</p>
            <p class="small-text quiet-text">\(reason(suggestion, for: finding))</p>
            <div class="record-actions">\(linkButton("Use \(entry.name)", to: Paths.newGuardrail(from: entry.slug, finding: finding.id), frame, style: .small)) \
            \(postButton(
                "Does not fit", of: entry.name, to: Paths.suggestionAnswers(on: finding.id), frame, style: .quiet,
                fields: [("entry", entry.slug)]))</div>
            """
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
}
