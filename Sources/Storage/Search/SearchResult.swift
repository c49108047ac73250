import Domain

/// One result of a search.
package struct SearchResult: Sendable {
    package enum Found: Hashable, Sendable {
        case incident(ID<Incident>)
        case timelineEvent(ID<TimelineEvent>, of: ID<Incident>)
        case finding(ID<Finding>, of: ID<Incident>)
        case followUp(ID<FollowUp>)
        case guardrail(ID<Guardrail>)
        case postmortemSection(slug: String, of: ID<Incident>)
        case premortem(ID<Premortem>)
        case launch(ID<Launch>)
    }

    package let found: Found
    package let title: String
    /// The passage around the first hit, split into parts, some of which are hits.
    package let passage: [(text: String, isHit: Bool)]
}

extension SearchResult {
    /// - Parameter columns: the row's columns after the id of the record.
    init(_ columns: inout Columns, _ kind: SearchKind, id: Int64) throws {
        let incident: ID<Incident>? = columns.optionalID()
        let ownTitle = columns.text()
        passage = SearchResult.parts(Excerpt.plain(columns.text()))
        let incidentTitle = columns.optionalText()
        let slug = columns.optionalText()
        switch (kind, incident) {
        case (.incidents, _): found = .incident(ID(id))
        case (.followUps, _): found = .followUp(ID(id))
        case (.guardrails, _): found = .guardrail(ID(id))
        case (.premortems, _): found = .premortem(ID(id))
        case (.launches, _): found = .launch(ID(id))
        case (.timelines, let incident?): found = .timelineEvent(ID(id), of: incident)
        case (.findings, let incident?): found = .finding(ID(id), of: incident)
        case (.postmortems, let incident?): found = .postmortemSection(slug: slug ?? "", of: incident)
        case (.timelines, nil), (.findings, nil), (.postmortems, nil):
            throw StorageFault("\(kind) \(id), which was found, belongs to no incident")
        }
        title =
            switch found {
            case .postmortemSection(_, let incident): "\(incident.key) \(incidentTitle ?? ""): \(ownTitle)"
            case .incident, .timelineEvent, .finding, .followUp, .guardrail, .premortem, .launch:
                ownTitle.isEmpty ? incidentTitle ?? "" : ownTitle
            }
    }

    private static func parts(_ snippet: String) -> [(text: String, isHit: Bool)] {
        var parts: [(text: String, isHit: Bool)] = []
        for (index, piece) in snippet.split(separator: "\u{2}", omittingEmptySubsequences: false).enumerated() {
            let halves = piece.split(separator: "\u{3}", maxSplits: 1, omittingEmptySubsequences: false)
            if index > 0, halves.count == 2 {
                parts.append((String(halves[0]), true))
                parts.append((String(halves[1]), false))
            } else {
                parts.append((String(piece), false))
            }
        }
        return parts.filter { !$0.text.isEmpty }
    }
}
