import Domain
import HTML
import Storage
import WebServer

/// Pages and actions at `/search`.
enum Search {
    /// Shows search results grouped by kind, with the matching passage; `kind` shows more of one kind. A key redirects
    /// straight to its record.
    static func show(_ visit: Visit) async throws -> Response {
        let text = visit.query["q"] ?? ""
        if let key = Key(text.trimmed) { return .redirect(to: Paths.key(key)) }
        let terms = SearchTerms(text)
        let kind = try visit.searchKind()
        let page = try await visit.shared { _ in
            let groups = try await visit.read { reading in
                if let kind { try reading.search(terms, in: [kind], atMost: 50) } else { try reading.search(terms) }
            }
            return SharedPage(
                title: text.isEmpty ? "Search" : "Search for “\(text.prefix(60))”", section: .search,
                main: """
                    <h1>Search</h1>
                    \(searchForm(text))
                    \(when: !terms.isEmpty, searchResults(groups, text: text, isNarrowed: kind != nil))
                    """)
        }
        var frame = visit.frame
        frame.searchText = text
        return .page(page.document(frame))
    }

    private static func searchForm(_ text: String) -> HTML {
        """
        <form class="query-bar" action="\(Paths.search)" method="get" role="search">
        \(textField("q", label: "Search all texts", value: text, hint: "Results contain all words. A key such as INC-12 takes you straight to the record.", type: .search, autocomplete: "off", id: "query"))
        \(submitButton("Search", style: .plain))
        </form>
        """
    }

    private static func searchResults(_ groups: [SearchGroup], text: String, isNarrowed: Bool) -> HTML {
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

extension Visit {
    fileprivate func searchKind() throws -> SearchKind? {
        guard let name = query["kind"] else { return nil }
        if let kind = SearchKind(rawValue: name) { return kind }
        let names = SearchKind.allCases.map(\.rawValue).joined(separator: ", ")
        throw Refusal(field: "kind", "You cannot search in “\(name.prefix(40))”. Use one of: \(names).")
    }
}
