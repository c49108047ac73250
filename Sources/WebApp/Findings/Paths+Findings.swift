import Domain
import HTML

extension Paths {
    static func newFinding(_ id: ID<Incident>) -> Link { within(id, "findings", "new") }
    static func findings(_ id: ID<Incident>) -> Link { within(id, "findings") }
    static func finding(_ id: ID<Finding>) -> Link { Link(["findings", id.description]) }
    static func findingEdit(_ id: ID<Finding>) -> Link { Link(["findings", id.description, "edit"]) }
    static func findingDeletion(_ id: ID<Finding>) -> Link { Link(["findings", id.description, "deletion"]) }
}
