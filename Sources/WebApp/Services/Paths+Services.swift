import Domain
import HTML

extension Paths {
    static let services = Link(["services"])
    static let newService = Link(["services", "new"])
    static let teams = Link(["teams"])
    static let newTeam = Link(["teams", "new"])

    /// The list of incidents, filtered by the service's slug.
    static func incidents(ofService slug: String) -> Link { Link(["incidents"], query: [("service", slug)]) }

    static func service(_ id: ID<Service>) -> Link { Link(["services", id.description]) }
    static func serviceEdit(_ id: ID<Service>) -> Link { Link(["services", id.description, "edit"]) }
    static func serviceDeletion(_ id: ID<Service>) -> Link { Link(["services", id.description, "deletion"]) }
    static func serviceRestoration(_ id: ID<Service>) -> Link { Link(["services", id.description, "restoration"]) }

    static func team(_ id: ID<Team>) -> Link { Link(["teams", id.description]) }
    static func teamEdit(_ id: ID<Team>) -> Link { Link(["teams", id.description, "edit"]) }
    static func teamLead(_ id: ID<Team>) -> Link { Link(["teams", id.description, "lead"]) }
    static func teamMembers(_ id: ID<Team>) -> Link { Link(["teams", id.description, "members"]) }
    static func teamDeletion(_ id: ID<Team>) -> Link { Link(["teams", id.description, "deletion"]) }
    static func teamRestoration(_ id: ID<Team>) -> Link { Link(["teams", id.description, "restoration"]) }
}
