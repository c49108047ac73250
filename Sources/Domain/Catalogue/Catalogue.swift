/// All entries there are.
package struct Catalogue: Equatable, Sendable {
    /// The strongest first, then by name.
    package let entries: [CatalogueEntry]
    package let vocabulary: Vocabulary
    /// The words of ``entries``, in the same order.
    let index: TermIndex
    /// The words of each of their failures, in the same order.
    let failureKeys: [[Set<String>]]

    package static let empty = Catalogue(sorting: [], .plain)

    /// - Throws: ``Refusal`` when a relative is named that is not there, or that is weaker or stronger than it says.
    package init(_ entries: [CatalogueEntry], vocabulary: Vocabulary = .plain) throws(Refusal) {
        self.init(sorting: entries, vocabulary)
        for entry in entries {
            for (slug, isStronger) in [(entry.weaker, false), (entry.stronger, true)] {
                guard let slug else { continue }
                guard let relative = self[slug] else {
                    throw Refusal("“\(entry.slug)” names the relative “\(slug)”, and there is no such entry.")
                }
                let (stronger, weaker) = isStronger ? (relative, entry) : (entry, relative)
                if stronger.strength.rank > weaker.strength.rank {
                    throw Refusal(
                        "“\(entry.slug)” calls “\(slug)” \(isStronger ? "stronger" : "weaker"), and by its strength it is not."
                    )
                }
            }
        }
    }

    private init(sorting entries: [CatalogueEntry], _ vocabulary: Vocabulary) {
        let entries = entries.sorted { ($0.strength.rank, $0.name) < ($1.strength.rank, $1.name) }
        var index = TermIndex(saturation: 8, rarity: 0.7)
        var failureKeys: [[Set<String>]] = []
        for entry in entries {
            let failures = entry.failures.map { vocabulary.terms(of: $0) }
            index.add(
                [(vocabulary.terms(of: entry.name), 2), (vocabulary.terms(of: entry.stops), 1)]
                    + failures.map { ($0, 1) })
            failureKeys.append(failures.map { Set($0.map(\.key)) })
        }
        self.entries = entries
        self.vocabulary = vocabulary
        self.index = index
        self.failureKeys = failureKeys
    }

    package subscript(slug: String) -> CatalogueEntry? { entries.first { $0.slug == slug } }
}
