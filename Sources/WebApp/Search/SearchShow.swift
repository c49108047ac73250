import Domain
import HTML
import Storage
import WebServer

/// Results grouped by what they are, with the passage found. A key leads straight to what it names.
func searchShow(_ visit: Visit) async throws -> Response {
    let text = visit.query["q"] ?? ""
    if let key = Key(text.trimmed) { return .redirect(to: Paths.key(key)) }
    let terms = SearchTerms(text)
    let results = try await visit.read { try $0.search(terms) }
    var frame = visit.frame
    frame.searchText = text
    return .page(
        page(
            frame, title: text.isEmpty ? "Search" : "Search for “\(text.prefix(60))”", section: .search,
            """
            <h1>Search</h1>
            \(searchForm(text))
            \(when: !terms.isEmpty, searchResults(results))
            """))
}

private func searchForm(_ text: String) -> HTML {
    """
    <form class="query-bar" action="\(Paths.search)" method="get" role="search">
    \(textField("q", label: "Search everything written", value: text, hint: "All words must occur. A key such as INC-12 leads straight there.", type: .search, autocomplete: "off", id: "query"))
    \(submitButton("Search", style: .plain))
    </form>
    """
}

private func searchResults(_ results: [SearchResult]) -> HTML {
    if results.isEmpty { return emptyState("Nothing has all of these words in it. Try fewer of them.") }
    return SearchGroup.allCases.map { group -> HTML in
        let items = results.filter { SearchGroup($0.found) == group }
        if items.isEmpty { return HTML() }
        return """
            <section class="results" aria-labelledby="results-\(group.rawValue)">
            <h2 id="results-\(group.rawValue)">\(group.label)</h2>
            <ul>
            \(each: items, { searchResult($0) })
            </ul>
            </section>

            """
    }.joined()
}

private enum SearchGroup: String, CaseIterable {
    case incidents, postmortems, guardrails, followUps, premortems, launches, findings, timeline

    init(_ found: SearchResult.Found) {
        switch found {
        case .incident: self = .incidents
        case .timelineEvent: self = .timeline
        case .finding: self = .findings
        case .followUp: self = .followUps
        case .guardrail: self = .guardrails
        case .postmortemSection: self = .postmortems
        case .premortem: self = .premortems
        case .launch: self = .launches
        }
    }

    var label: String {
        switch self {
        case .incidents: "Incidents"
        case .postmortems: "Postmortems"
        case .guardrails: "Guardrails"
        case .followUps: "Follow-ups"
        case .premortems: "Pre-mortems"
        case .launches: "Launches"
        case .findings: "Findings"
        case .timeline: "Timelines"
        }
    }
}

private func searchResult(_ result: SearchResult) -> HTML {
    """
    <li><a href="\(link(to: result.found))">\(result.title)</a>
    <p>\(each: result.passage, { $0.isHit ? "<mark>\($0.text)</mark>" : HTML(text: $0.text) })</p></li>

    """
}

private func link(to found: SearchResult.Found) -> Link {
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
