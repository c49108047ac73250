import Domain

/// Where the records of a kind are searched: an index that refers to their texts, and their table.
struct SearchSource {
    let kind: SearchKind
    /// The table of the records, called `x` in queries.
    let table: StaticString
    /// The incident that the record `x` belongs to.
    let incident: StaticString
    /// The slug of the section `x`; for everything else NULL.
    let slug: StaticString
    /// Whether the asker may see the record `x`.
    let visible: String
    let hasTitles: Bool

    /// So many of the latest hits are looked at for those with the words in the title.
    static let mostRanked = 500
    /// So many words are searched that begin with what was typed.
    static let mostWords = 8
    /// So many are looked at, with those that nothing visible has.
    static let mostWordsLooked = 200

    init(_ kind: SearchKind, _ reading: Reading) {
        self.kind = kind
        hasTitles = kind != .timelines
        switch kind {
        case .incidents: (table, incident, slug, visible) = ("incident", "x.id", "NULL", reading.visibleIncident("x"))
        case .timelines:
            (table, incident, slug) = ("timeline_event", "x.incident_id", "NULL")
            visible = reading.visibleThroughIncident("x.incident_id")
        case .findings:
            (table, incident, slug) = ("finding", "x.incident_id", "NULL")
            visible = reading.visibleThroughIncident("x.incident_id")
        case .followUps:
            (table, incident, slug, visible) = ("follow_up", "x.incident_id", "NULL", reading.visibleFollowUp("x"))
        case .guardrails:
            (table, incident, slug, visible) = ("guardrail", "NULL", "NULL", reading.visibleGuardrail("x"))
        case .postmortems:
            (table, slug) = ("postmortem_section", "x.slug")
            incident = "(SELECT incident_id FROM postmortem WHERE id = x.postmortem_id)"
            visible = reading.visibleThroughPostmortem("x.postmortem_id")
        case .premortems:
            (table, incident, slug, visible) = ("premortem", "NULL", "NULL", reading.visiblePremortem("x"))
        case .launches: (table, incident, slug, visible) = ("launch", "NULL", "NULL", reading.visibleLaunch("x"))
        }
    }

    /// The index. The number of its rows is that of the record, so the latest are found without reading the others.
    var index: String { "search_\(table)" }

    /// The words of the index, in order.
    var words: String { "search_\(table)_word" }

    /// The records `x` that match an argument and that the asker may see: a query from its FROM on.
    var hits: String {
        """
        FROM \(index) CROSS JOIN \(table) AS x ON x.id = \(index).rowid
        WHERE \(index) MATCH ? AND \(visible)
        """
    }
}
