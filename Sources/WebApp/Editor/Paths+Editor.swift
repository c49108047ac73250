import Domain
import HTML

extension Paths {
    static let preview = Link(["preview"])
    static let completions = Link(["completions"])
    static func insertions(_ id: ID<Incident>) -> Link { within(id, "insertions") }
}
