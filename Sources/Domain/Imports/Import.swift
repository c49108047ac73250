import Foundation

/// One run of an import: the documents that came in together and can be undone together.
package struct Import: Equatable, Sendable {
    package let id: ID<Import>
    /// The files, folder or archive it came from; empty for somebody who may not see all that it brought.
    package let source: String
    package let madeAt: Date
    /// Empty for the command.
    package let madeBy: String
    package let undoneAt: Date?
    /// How many documents became incidents, and how many changed earlier ones.
    package let created: Int
    package let updated: Int

    package init(
        id: ID<Import>, source: String, madeAt: Date, madeBy: String, undoneAt: Date?, created: Int, updated: Int
    ) {
        self.id = id
        self.source = source
        self.madeAt = madeAt
        self.madeBy = madeBy
        self.undoneAt = undoneAt
        self.created = created
        self.updated = updated
    }

    /// The most documents that an import brings without a typed count.
    package static let mostUnasked = 20

    /// `21 documents`
    package static func documents(_ count: Int) -> String { "\(count) document\(count == 1 ? "" : "s")" }
}
