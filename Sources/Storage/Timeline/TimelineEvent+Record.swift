import Domain

extension TimelineEvent {
    static let columns = """
        e.id, e.incident_id, e.precision, e.at, e.zone, e.text, e.source, e.is_starred, e.version, e.created_at, e.created_by
        """

    init(_ columns: inout Columns) throws {
        self.init(
            id: columns.id(), incidentID: columns.id(), moment: try columns.moment(), text: columns.text(),
            source: try columns.value(), isStarred: columns.bool(), version: columns.int(), createdAt: columns.date(),
            createdBy: columns.optionalID())
    }
}
