import Domain
import Foundation

extension Image {
    static let columns = "m.id, m.incident_id, m.type, m.title, m.width, m.height, m.size, m.created_at, w.name"
    static let tables = "image AS m LEFT JOIN person AS w ON w.id = m.created_by"

    init(_ columns: inout Columns) throws {
        self.init(
            id: columns.id(), incidentID: columns.id(), type: try columns.value(), title: columns.text(),
            width: columns.int(), height: columns.int(), size: columns.int(), createdAt: columns.date(),
            createdBy: columns.optionalText())
    }
}

extension Reading {
    package func image(_ id: ID<Image>) throws -> Image? {
        try first(
            "SELECT \(Image.columns) FROM \(Image.tables) WHERE m.id = ? AND \(visibleImage("m"))", [id.rawValue]
        ) { try Image(&$0) }
    }

    package func imageBytes(_ id: ID<Image>) throws -> [UInt8]? {
        try first(
            """
            SELECT d.bytes FROM image AS m JOIN image_data AS d ON d.image_id = m.id
            WHERE m.id = ? AND \(visibleImage("m"))
            """, [id.rawValue]
        ) { $0.bytes() }
    }

    /// The images of an incident, in the order in which they were added.
    package func images(ofIncident id: ID<Incident>, atMost limit: Int = 200) throws -> [Image] {
        try rows(
            """
            SELECT \(Image.columns) FROM \(Image.tables) WHERE m.incident_id = ? AND \(visibleImage("m"))
            ORDER BY m.id LIMIT ?
            """, [id.rawValue, limit]
        ) { try Image(&$0) }
    }
}
