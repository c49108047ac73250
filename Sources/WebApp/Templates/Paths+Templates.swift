import Domain
import HTML

extension Paths {
    static let templates = Link(["settings", "templates"])
    static func templates(_ kind: Template.Kind) -> Link { within(kind) }
    static func template(_ kind: Template.Kind, _ slug: String) -> Link { within(kind, slug) }
    static func templateMarkdown(_ kind: Template.Kind, _ slug: String) -> Link { within(kind, "\(slug).md") }
    static func templateFile(_ kind: Template.Kind, _ slug: String) -> Link { within(kind, slug, "file") }
    static func templateEdit(_ kind: Template.Kind, _ slug: String, from revision: Int? = nil) -> Link {
        Link(
            ["settings", "templates", kind.address, slug, "edit"],
            query: revision.map { [("revision", String($0))] } ?? [])
    }
    static func templateReset(_ kind: Template.Kind, _ slug: String) -> Link { within(kind, slug, "reset") }
    static func newTemplate(_ kind: Template.Kind, from slug: String) -> Link {
        Link(["settings", "templates", kind.address, "new"], query: [("from", slug)])
    }

    private static func within(_ kind: Template.Kind, _ rest: String...) -> Link {
        Link(["settings", "templates", kind.address] + rest)
    }
}
