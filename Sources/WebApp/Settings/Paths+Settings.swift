import Domain
import HTML
import Storage

extension Paths {
    static let peopleSettings = Link(["settings", "people"])
    static let invitations = Link(["settings", "invitations"])
    static let severities = Link(["settings", "severities"])
    static let deadlines = Link(["settings", "deadlines"])
    static let exportSettings = Link(["settings", "exports"])
    static let wikiExports = Link(["settings", "exports", "wiki"])
    static let demo = Link(["settings", "demo"])
    static let demoRemoval = Link(["settings", "demo", "removal"])
    static let settingsHistory = Link(["settings", "history"])

    static let wordingRules = Link(["settings", "wording"])

    static func invitationRevocation(_ id: ID<Invitation>) -> Link {
        Link(["settings", "invitations", id.description, "revocation"])
    }
    static func personLevel(_ id: ID<Person>) -> Link { person(id, "level") }
    static func personDeactivation(_ id: ID<Person>) -> Link { person(id, "deactivation") }
    static func personReactivation(_ id: ID<Person>) -> Link { person(id, "reactivation") }
    static func personPasswordLink(_ id: ID<Person>) -> Link { person(id, "password-link") }

    private static func person(_ id: ID<Person>, _ what: String) -> Link {
        Link(["settings", "people", id.description, what])
    }
}
