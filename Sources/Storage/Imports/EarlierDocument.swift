import Domain
import Foundation
import Secrets

/// The original of an incident as it was imported last.
package struct EarlierDocument: Sendable {
    package let incident: ID<Incident>
    package let original: String
    /// Its number among all that were imported.
    let number: Int64
    /// The version of the incident that the import left behind.
    let version: Int
}

/// What is known of a document before it is compared with earlier ones.
package struct EarlierDocuments: Sendable {
    /// The incident that the same content became, if it brings nothing more.
    let same: ID<Incident>?
    /// Those that came from the same path, or the same content without its images, latest first.
    let candidates: [EarlierDocument]
    /// Whether the content of the first candidate is the same.
    let isSameText: Bool
}

extension ImportDocument {
    /// Compares the document with earlier ones. It reads those again, which takes time, so nobody waits for it.
    package func plan(_ earlier: EarlierDocuments) -> ImportPlan {
        if let same = earlier.same { return .leave(same) }
        if earlier.isSameText, let first = earlier.candidates.first { return .update(first.incident) }
        var doubtful: ID<Incident>?
        for candidate in earlier.candidates {
            guard let base = reread(candidate.original) else { continue }
            let likeness = DocumentLikeness(base, reading).count
            // A path below one folder is nearly a proof.
            if likeness >= (isPathLoose ? 2 : 1) { return .update(candidate.incident) }
            if likeness > 0 || !isPathLoose { doubtful = doubtful ?? candidate.incident }
        }
        return doubtful.map { .ask($0) } ?? .create
    }
}

extension Reading {
    /// What there is from the content or the path of a document.
    package func earlierDocuments(of document: ImportDocument) throws -> EarlierDocuments {
        if let same = try sameDocument(as: document) {
            let isKnown = try !hasNewImages(document, for: same.incident)
            return EarlierDocuments(
                same: isKnown ? same.incident : nil, candidates: isKnown ? [] : [same], isSameText: true)
        }
        if let hidden = try privateIncident(importedFrom: document) {
            return EarlierDocuments(same: hidden, candidates: [], isSameText: false)
        }
        let candidates = try rows(
            """
            SELECT \(EarlierDocument.columns) WHERE d.path = ? AND \(visibleIncident("i")) AND \(latest)
            ORDER BY d.id DESC LIMIT ?
            """, [document.path, document.isPathLoose ? 20 : 1], EarlierDocument.init)
        return EarlierDocuments(same: nil, candidates: candidates, isSameText: false)
    }

    /// What importing a document would do: the same content from anywhere is known, and so is the same path with something
    /// else in common.
    package func plan(_ document: ImportDocument) throws -> ImportPlan {
        try document.plan(earlierDocuments(of: document))
    }

    /// The original that an incident came from, as it was imported last.
    package func earlierDocument(of incident: ID<Incident>) throws -> EarlierDocument? {
        try first(
            "SELECT \(EarlierDocument.columns) WHERE d.incident_id = ? AND \(visibleIncident("i")) AND \(latest)",
            [incident.rawValue], EarlierDocument.init)
    }

    func sameDocument(as document: ImportDocument) throws -> EarlierDocument? {
        try first(
            """
            SELECT \(EarlierDocument.columns) WHERE d.digest = ? AND \(latest) AND \(visibleIncident("i"))
            ORDER BY d.path = ? DESC, d.id LIMIT 1
            """, [Data(Token.digest(of: document.original)), document.path], EarlierDocument.init)
    }

    /// Whoever has the document and the server is told that it is here, and nothing is made from it a second time for
    /// everybody to see.
    func privateIncident(importedFrom document: ImportDocument) throws -> ID<Incident>? {
        guard case .command = asker else { return nil }
        return try first(
            """
            SELECT d.incident_id FROM imported_document AS d JOIN incident AS i ON i.id = d.incident_id
            WHERE (d.path = ? OR d.digest = ?) AND i.is_private = 1 AND i.deleted_at IS NULL ORDER BY d.id DESC LIMIT 1
            """, [document.path, Data(Token.digest(of: document.original))]
        ) { $0.id() }
    }

    private var latest: String {
        "NOT EXISTS (SELECT 1 FROM imported_document AS o WHERE o.incident_id = d.incident_id AND o.id > d.id)"
    }
}

extension EarlierDocument {
    fileprivate static let columns = """
        d.incident_id, d.text, d.id, d.incident_version
            FROM imported_document AS d JOIN incident AS i ON i.id = d.incident_id
        """

    fileprivate init(_ columns: inout Columns) {
        self.init(incident: columns.id(), original: columns.text(), number: columns.int64(), version: columns.int())
    }
}
