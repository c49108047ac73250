import Domain
import HTML
import Storage

extension CatalogueEntries {
    /// "The finding says “deleted … rows”, much like “The cleanup removed the wrong rows”."
    static func reason(_ suggestion: CatalogueSuggestion, for finding: Finding) -> HTML {
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

    /// The strongest reason alone, for a list of choices that is read at a glance.
    static func shortReason(_ suggestion: CatalogueSuggestion, for finding: Finding) -> HTML {
        if suggestion.accepted > 0 { return "Accepted here before for similar words." }
        if !suggestion.words.isEmpty { return "The finding says \(quoted(Array(suggestion.words.prefix(3))))." }
        if !suggestion.wordsOfIncident.isEmpty {
            return "The incident says \(quoted(Array(suggestion.wordsOfIncident.prefix(3))))."
        }
        return suggestion.fitsKind ? "It answers findings of this kind." : HTML()
    }

    private static func quoted(_ words: [String]) -> String {
        words.map { "“\($0)”" }.joined(separator: ", ")
    }
}
