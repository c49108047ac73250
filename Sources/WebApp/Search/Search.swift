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
        if let key = Key(typed: text.trimmed) { return .redirect(to: Paths.key(key)) }
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
        \(textField(
            "q", label: "Search all texts", value: text,
            hint: "Results contain all words. A key such as INC-12 takes you straight to the record.", type: .search,
            autocomplete: "off", id: "query"))
        \(submitButton("Search", style: .plain))
        </form>
        """
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
