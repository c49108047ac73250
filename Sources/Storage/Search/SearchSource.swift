import Domain

/// Where the records of a kind are searched: an index that refers to their texts, and their table.
struct SearchSource {
    let kind: SearchKind
    /// The index. The number of its rows is that of the record, so the latest are found without reading the others.
    let index: StaticString
    /// The words of the index, in order.
    let words: StaticString
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
        case .incidents:
            (index, words, table) = ("search_incident", "search_incident_word", "incident")
            (incident, slug, visible) = ("x.id", "NULL", reading.visibleIncident("x"))
        case .timelines:
            (index, words, table) = ("search_timeline_event", "search_timeline_event_word", "timeline_event")
            (incident, slug) = ("x.incident_id", "NULL")
            visible = reading.visibleThroughIncident("x.incident_id")
        case .findings:
            (index, words, table) = ("search_finding", "search_finding_word", "finding")
            (incident, slug) = ("x.incident_id", "NULL")
            visible = reading.visibleThroughIncident("x.incident_id")
        case .followUps:
            (index, words, table) = ("search_follow_up", "search_follow_up_word", "follow_up")
            (incident, slug, visible) = ("x.incident_id", "NULL", reading.visibleFollowUp("x"))
        case .guardrails:
            (index, words, table) = ("search_guardrail", "search_guardrail_word", "guardrail")
            (incident, slug, visible) = ("NULL", "NULL", reading.visibleGuardrail("x"))
        case .postmortems:
            (index, words, table) = (
                "search_postmortem_section", "search_postmortem_section_word", "postmortem_section"
            )
            (incident, slug) = ("(SELECT incident_id FROM postmortem WHERE id = x.postmortem_id)", "x.slug")
            visible = reading.visibleThroughPostmortem("x.postmortem_id")
        case .premortems:
            (index, words, table) = ("search_premortem", "search_premortem_word", "premortem")
            (incident, slug, visible) = ("NULL", "NULL", reading.visiblePremortem("x"))
        case .launches:
            (index, words, table) = ("search_launch", "search_launch_word", "launch")
            (incident, slug, visible) = ("NULL", "NULL", reading.visibleLaunch("x"))
        }
    }
}
