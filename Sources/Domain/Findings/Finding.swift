import Foundation

/// One thing that a review learned.
package struct Finding: Equatable, Sendable {
    package let id: ID<Finding>
    package let incidentID: ID<Incident>
    package var kind: FindingKind
    package var title: String
    /// Markdown.
    package var detail: String
    package var version: Int
    package var createdAt: Date
    package var updatedAt: Date

    package init(
        id: ID<Finding>, incidentID: ID<Incident>, kind: FindingKind, title: String, detail: String, version: Int = 1,
        createdAt: Date, updatedAt: Date
    ) {
        self.id = id
        self.incidentID = incidentID
        self.kind = kind
        self.title = title
        self.detail = detail
        self.version = version
        self.createdAt = createdAt
        self.updatedAt = updatedAt
    }
}
