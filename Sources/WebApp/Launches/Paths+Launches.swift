import Domain
import HTML

extension Paths {
    static let launches = Link(["launches"])
    static func launches(_ place: PlaceFilter) -> Link { list("launches", filteredBy: place.items) }
    static func launchesPast(_ place: PlaceFilter = PlaceFilter()) -> Link {
        list("launches", filteredBy: [("when", "past")] + place.items)
    }
    static let newLaunch = Link(["launches", "new"])
    static func launch(_ id: ID<Launch>) -> Link { Link(["launches", id.description]) }
    static func launchEdit(_ id: ID<Launch>) -> Link { Link(["launches", id.description, "edit"]) }
    static func launchDeletion(_ id: ID<Launch>) -> Link { Link(["launches", id.description, "deletion"]) }
    static func launchChecklist(_ id: ID<Launch>) -> Link { Link(["launches", id.description, "checklist"]) }
}
