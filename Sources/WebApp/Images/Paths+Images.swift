import Domain
import HTML

extension Paths {
    static func image(_ id: ID<Image>) -> Link { Link(["images", id.description]) }
    static func imageDeletion(_ id: ID<Image>) -> Link { Link(["images", id.description, "deletion"]) }
    static func images(_ id: ID<Incident>) -> Link { within(id, "images") }
}
