/// Where the document about an incident stands.
package enum PostmortemState: String, CaseIterable, Sendable {
    case draft
    case published
    case archived
    case notRequired = "not_required"

    package var label: String {
        switch self {
        case .draft: "Draft"
        case .published: "Published"
        case .archived: "Archived"
        case .notRequired: "Not required"
        }
    }
}
