import Domain
import Foundation

/// A record in the bin.
package struct BinItem: Sendable {
    package let item: Deletable
    package let title: String
    package let incidentKey: Key?
    package let deletedAt: Date
    package let deletedBy: String?
}

/// A page of the bin, latest first.
package struct BinPage: PagedList, Sendable {
    /// At most ``ListLimits/pageSize``.
    package let items: [BinItem]
    package let hasEarlier: Bool
    package let hasLater: Bool
}

/// The place of a page in the bin.
package typealias BinPlace = PlaceInList<Deletable>

extension Reading {
    /// A page of the bin, with records of every kind. Records that belong to an incident in the bin come back with it and
    /// are not listed separately. If the item beside the page is no longer there, the first page.
    package func bin(at place: BinPlace = .start) throws -> BinPage {
        guard asker.isMember else { return BinPage(items: [], hasEarlier: false, hasLater: false) }
        let page = try place.page {
            try position(of: $0)
        } reading: { position, isBackwards, limit in
            try items(from: position, isBackwards: isBackwards, atMost: limit)
        }
        return BinPage(items: page.items, hasEarlier: page.hasEarlier, hasLater: page.hasLater)
    }

    /// Nil for an item that is not in the bin, or that the asker may not see.
    private func position(of item: Deletable) throws -> BinPosition? {
        guard let part = BinPart.all.firstIndex(where: { $0.kind == item.kind }) else { return nil }
        let deletedAt = try first(
            """
            SELECT x.deleted_at FROM \(item.table) AS x
            WHERE x.id = ? AND x.deleted_at IS NOT NULL AND \(seesDeletable(item.kind))
            """, [item.number]
        ) { $0.int64() }
        return deletedAt.map { BinPosition(part: part, deletedAt: $0, number: item.number) }
    }

    /// The items after a position, or before it, nearest first. Each kind is read along its index, so that the size of
    /// its table makes no difference.
    private func items(from position: BinPosition?, isBackwards: Bool, atMost limit: Int) throws -> [BinItem] {
        let direction = isBackwards ? "ASC" : "DESC"
        let parts = BinPart.all.enumerated().map { place, part in
            """
            SELECT * FROM (SELECT '\(part.kind)' AS kind, x.id AS id, \(part.title) AS title, \(part.incident) AS incident,
                    x.deleted_at AS deleted_at, p.name AS name, \(place) AS part
                FROM \(part.table) AS x LEFT JOIN person AS p ON p.id = x.deleted_by
                WHERE x.deleted_at IS NOT NULL AND \(part.isOnItsOwn) AND \(seesDeletable(part.kind))
                    AND \(position?.isPassed(in: place, isBackwards: isBackwards) ?? "1")
                ORDER BY x.deleted_at \(direction), x.id \(direction) LIMIT \(limit))
            """
        }
        let items = try rows(
            """
            SELECT * FROM (\(parts.joined(separator: " UNION ALL ")))
            ORDER BY deleted_at \(direction), part \(isBackwards ? "DESC" : "ASC"), id \(direction) LIMIT \(limit)
            """
        ) { columns -> BinItem? in
            guard let item = Deletable(kind: columns.text(), number: columns.int64()) else { return nil }
            let title = columns.text()
            let incident: ID<Incident>? = columns.optionalID()
            return BinItem(
                item: item, title: title, incidentKey: incident?.key, deletedAt: columns.date(),
                deletedBy: columns.optionalText())
        }
        return items.compactMap { $0 }
    }
}

/// An item's place in the bin. Items that were deleted at the same moment are in the order of their kinds.
private struct BinPosition {
    let part: Int
    /// In milliseconds since 1970.
    let deletedAt: Int64
    let number: Int64

    /// The condition that a row `x` of a kind comes after the position, or before it.
    func isPassed(in place: Int, isBackwards: Bool) -> String {
        let beyond = isBackwards ? ">" : "<"
        if place == part { return "(x.deleted_at, x.id) \(beyond) (\(deletedAt), \(number))" }
        let isWithSameMoment = isBackwards ? place < part : place > part
        return "x.deleted_at \(beyond)\(isWithSameMoment ? "=" : "") \(deletedAt)"
    }
}

/// A kind of record in the bin, as a query reads it: what it is called and the incident it belongs to, of a row `x`.
private struct BinPart {
    let kind: String
    let table: StaticString
    let title: String
    let incident: String

    init(_ kind: String, _ table: StaticString, title: String, incident: String = "NULL") {
        (self.kind, self.table, self.title, self.incident) = (kind, table, title, incident)
    }

    static let all = [
        BinPart("incident", "incident", title: "x.title", incident: "x.id"),
        BinPart("timeline-event", "timeline_event", title: "x.text", incident: "x.incident_id"),
        BinPart("finding", "finding", title: "x.title", incident: "x.incident_id"),
        BinPart("follow-up", "follow_up", title: "x.title", incident: "x.incident_id"),
        BinPart("guardrail", "guardrail", title: "x.name"),
        BinPart("comment", "comment", title: "x.text", incident: Change.incidentOfComment),
        BinPart("image", "image", title: "x.title", incident: "x.incident_id"),
        BinPart("launch", "launch", title: "x.title"),
        BinPart("pre-mortem", "premortem", title: "x.title"),
        BinPart(
            "guardrail-link", "guardrail_link", title: "(SELECT name FROM guardrail WHERE id = x.guardrail_id)"),
        BinPart("guardrail-exemption", "guardrail_exemption", title: "x.reason"),
        BinPart(
            "review-meeting", "review_meeting", title: "coalesce(nullif(x.place, ''), 'Review meeting')",
            incident: "(SELECT incident_id FROM postmortem WHERE id = x.postmortem_id)"),
    ]

    var isOnItsOwn: String {
        kind == "incident" || incident == "NULL"
            ? "1" : "(\(incident) IS NULL OR (SELECT deleted_at FROM incident WHERE id = \(incident)) IS NULL)"
    }
}

extension Reading {
    /// The condition that the asker may see a row `x` of the table of such records, whether or not it is in the bin.
    func seesDeletable(_ kind: String) -> String {
        switch kind {
        case "incident": seesIncident("x")
        case "timeline-event", "finding", "image": seesThroughIncident("x.incident_id")
        case "follow-up": seesFollowUp("x")
        case "comment": seesThroughIncident(Change.incidentOfComment)
        case "review-meeting":
            seesThroughIncident("(SELECT pm.incident_id FROM postmortem AS pm WHERE pm.id = x.postmortem_id)")
        case "launch": seesLaunch("x")
        case "pre-mortem": seesPremortem("x")
        case "guardrail-link": seesLink("x")
        case "guardrail", "guardrail-exemption": "1"
        default: "0"
        }
    }
}
