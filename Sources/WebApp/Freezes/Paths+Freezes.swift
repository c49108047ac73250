import Domain
import HTML

extension Paths {
    static let freezes = Link(["freezes"])
    static let newFreeze = Link(["freezes", "new"])
    static let freezeSettings = Link(["settings", "freezes"])

    static func freezes(page: Int) -> Link { Link(["freezes"], query: [("page", String(page))]) }
    static func freeze(_ id: ID<Freeze>) -> Link { Link(["freezes", id.description]) }
    static func freezeLifting(_ id: ID<Freeze>) -> Link { Link(["freezes", id.description, "lifting"]) }
    static func freezeExtension(_ id: ID<Freeze>) -> Link { Link(["freezes", id.description, "extension"]) }
    static func freezeOverrides(_ id: ID<Freeze>) -> Link { Link(["freezes", id.description, "overrides"]) }
    static func newFreezeOverride(_ id: ID<Freeze>) -> Link { Link(["freezes", id.description, "overrides", "new"]) }
    static func overrideConfirmation(_ id: ID<FreezeOverride>) -> Link {
        Link(["overrides", id.description, "confirmation"])
    }
    static func overrideWithdrawal(_ id: ID<FreezeOverride>) -> Link {
        Link(["overrides", id.description, "withdrawal"])
    }
}
