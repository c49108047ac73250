import Domain
import HTML

extension Paths {
    static let brokenGlass = Link(["settings", "broken-glass"])

    static func record(_ record: PrivateRecord) -> Link {
        switch record {
        case .incident(let id): incident(id)
        case .launch(let id): launch(id)
        case .premortem(let id): premortem(id)
        }
    }

    /// The page that says who may see a record.
    static func privacy(_ record: PrivateRecord) -> Link { within(record, "privacy") }

    /// The page that makes a private record visible to everybody.
    static func disclosure(_ record: PrivateRecord) -> Link { within(record, "disclosure") }

    private static func within(_ record: PrivateRecord, _ rest: String) -> Link {
        switch record {
        case .incident(let id): within(id, rest)
        case .launch(let id): Link(["launches", id.description, rest])
        case .premortem(let id): Link(["pre-mortems", id.key.description, rest])
        }
    }
}

extension Visit {
    /// The record in the address of a page about privacy.
    func privateRecord() throws -> PrivateRecord {
        if parameters["incident"] != nil { return .incident(try incidentID()) }
        if parameters["premortem"] != nil { return .premortem(try premortemID()) }
        return .launch(try id("launch"))
    }
}
