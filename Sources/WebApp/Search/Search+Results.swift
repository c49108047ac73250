import Domain
import HTML
import Storage

extension Search {
    static func searchResults(_ groups: [SearchGroup], text: String, isNarrowed: Bool) -> HTML {
        if groups.isEmpty { return emptyState("No results contain all of these words. Try fewer words.") }
        return groups.map { group -> HTML in
            let id = "results-\(group.kind.rawValue)"
            return """
                <section class="results" aria-labelledby="\(id)">
                <h2 id="\(id)">\(group.kind.label)</h2>
                <ul>
                \(each: group.results, { searchResult($0) })
                </ul>
                \(when: group.hasMore, more(group, text: text, isNarrowed: isNarrowed))
                </section>

                """
        }.joined()
    }

    private static func more(_ group: SearchGroup, text: String, isNarrowed: Bool) -> HTML {
        isNarrowed
            ? "<p class=\"quiet\">These are the latest \(group.results.count). Add a word to narrow the search.</p>"
            : "<p><a href=\"\(Paths.search(text, in: group.kind))\">More in \(group.kind.label.lowercased())</a></p>"
    }

    private static func searchResult(_ result: SearchResult) -> HTML {
        """
        <li><a href="\(link(to: result.found))">\(result.title)</a>
        <p>\(each: result.passage, { $0.isHit ? "<mark>\($0.text)</mark>" : HTML(text: $0.text) })</p></li>

        """
    }

    private static func link(to found: SearchResult.Found) -> Link {
        switch found {
        case .incident(let id): Paths.incident(id)
        case .timelineEvent(let id, let incident): Paths.timelineAnchor(id, of: incident)
        case .finding(let id, _): Paths.finding(id)
        case .followUp(let id): Paths.followUp(id)
        case .guardrail(let id): Paths.guardrail(id)
        case .premortem(let id): Paths.premortem(id)
        case .launch(let id): Paths.launch(id)
        case .postmortemSection(let slug, let incident): Paths.postmortem(incident).anchored(slug)
        }
    }
}
