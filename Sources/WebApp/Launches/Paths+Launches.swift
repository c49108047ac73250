import Domain
import HTML

extension Paths {
    static let launches = Link(["launches"])
    static func launches(_ place: ListPlace<Launch>) -> Link { Link(["launches"], query: query(place)) }
    static func launchesPast(_ place: ListPlace<Launch> = .start) -> Link {
        Link(["launches"], query: [("when", "past")] + query(place))
    }
    static let newLaunch = Link(["launches", "new"])
    static func launch(_ id: ID<Launch>) -> Link { Link(["launches", id.description]) }
    static func launchEdit(_ id: ID<Launch>) -> Link { Link(["launches", id.description, "edit"]) }
    static func launchDeletion(_ id: ID<Launch>) -> Link { Link(["launches", id.description, "deletion"]) }
    static func launchChecklist(_ id: ID<Launch>) -> Link { Link(["launches", id.description, "checklist"]) }

    private static func query(_ place: ListPlace<Launch>) -> [(name: String, value: String)] {
        switch place {
        case .start: []
        case .after(let id): [("after", id.description)]
        case .before(let id): [("before", id.description)]
        }
    }
}
