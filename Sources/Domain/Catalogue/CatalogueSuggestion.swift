/// An entry that may answer a finding, with what led to it.
package struct CatalogueSuggestion: Equatable, Sendable {
    package let entry: CatalogueEntry
    /// The words of the finding that speak for it, one group a signal.
    package let words: [[String]]
    /// Those that stand only in what is written about the incident.
    package let wordsOfIncident: [[String]]
    /// Whether it answers findings of this kind.
    package let fitsKind: Bool

    /// How much speaks for it: what the finding says counts most, then its kind, then what is written about the incident.
    package var weight: Int {
        3 * min(words.count, 4) + (fitsKind ? 2 : 0) + min(wordsOfIncident.count, 3)
    }
}

extension Catalogue {
    /// Enough to choose from, and few enough to read.
    package static let suggested = 8

    /// What fits a finding, the strongest first.
    ///
    /// - Parameters:
    ///   - text: what the finding says.
    ///   - incident: what is written about its incident. It speaks only for entries that answer this kind of finding.
    package func suggestions(
        for kind: FindingKind, text: WordList, incident: WordList, atMost limit: Int = Catalogue.suggested
    ) -> [CatalogueSuggestion] {
        let fitting = entries.compactMap { entry -> CatalogueSuggestion? in
            let fitsKind = entry.findings.contains(kind)
            var words: [[String]] = []
            var wordsOfIncident: [[String]] = []
            for signal in entry.signals {
                if let found = signal.words(in: text) {
                    if !words.contains(found) { words.append(found) }
                } else if fitsKind, let found = signal.words(in: incident), !wordsOfIncident.contains(found) {
                    wordsOfIncident.append(found)
                }
            }
            if words.isEmpty && wordsOfIncident.isEmpty { return nil }
            return CatalogueSuggestion(
                entry: entry, words: words, wordsOfIncident: wordsOfIncident, fitsKind: fitsKind)
        }
        // The entries come strongest first, and sorting keeps the order of those that weigh the same.
        let best = fitting.enumerated().sorted { ($1.element.weight, $0.offset) < ($0.element.weight, $1.offset) }
        return best.prefix(limit).sorted { $0.offset < $1.offset }.map(\.element)
    }
}
