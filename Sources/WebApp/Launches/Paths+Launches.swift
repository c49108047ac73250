import Domain
import HTML

extension Paths {
    static let launches = Link(["launches"])
    static let newLaunch = Link(["launches", "new"])
    static func launch(_ id: ID<Launch>) -> Link { Link(["launches", id.description]) }
    static func launchEdit(_ id: ID<Launch>) -> Link { Link(["launches", id.description, "edit"]) }
    static func launchDeletion(_ id: ID<Launch>) -> Link { Link(["launches", id.description, "deletion"]) }
    static func launchChecklist(_ id: ID<Launch>) -> Link { Link(["launches", id.description, "checklist"]) }
}
