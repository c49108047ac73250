import Domain
import HTML

extension Paths {
    static let imports = Link(["imports"])
    static let newImport = Link(["imports", "new"])
    static let importUploads = Link(["imports", "uploads"])

    static func importUpload(_ id: String, page: Int = 1) -> Link {
        Link(["imports", "uploads", id], query: page == 1 ? [] : [("page", String(page))])
    }
    static func importProblems(_ id: String) -> Link { Link(["imports", "uploads", id, "problems"]) }
    static func importUploadDeletion(_ id: String) -> Link { Link(["imports", "uploads", id, "deletion"]) }
    static func madeImport(_ id: ID<Import>) -> Link { Link(["imports", id.description]) }
    static func importReversal(_ id: ID<Import>) -> Link { Link(["imports", id.description, "reversal"]) }
}
