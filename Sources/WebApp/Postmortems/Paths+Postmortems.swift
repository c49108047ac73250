import Domain
import HTML

extension Paths {
    static func postmortem(_ id: ID<Incident>) -> Link { within(id, "postmortem") }
    static func newPostmortem(_ id: ID<Incident>) -> Link { within(id, "postmortem", "new") }
    static func postmortemEdit(_ id: ID<Incident>) -> Link { within(id, "postmortem", "edit") }
    /// The page for writing all sections, at one of them.
    static func postmortemEdit(_ id: ID<Incident>, at section: String) -> Link {
        postmortemEdit(id).anchored("section-\(section)")
    }
    static func postmortemMarkdown(_ id: ID<Incident>) -> Link { within(id, "postmortem.md") }
    static func postmortemExemption(_ id: ID<Incident>) -> Link { within(id, "postmortem", "exemption") }
    /// The address that a section's text is sent to, and its page for browsers without scripts.
    static func postmortemSection(_ slug: String, of id: ID<Incident>) -> Link {
        within(id, "postmortem", "sections", slug)
    }
    static func postmortemSectionAudience(_ slug: String, of id: ID<Incident>) -> Link {
        within(id, "postmortem", "sections", slug, "audience")
    }
    static func postmortemSectionHistory(_ slug: String, of id: ID<Incident>) -> Link {
        within(id, "postmortem", "sections", slug, "history")
    }
    static func postmortemSectionHistory(
        _ slug: String, of id: ID<Incident>, from: Int, to: Int
    ) -> Link {
        within(
            id, "postmortem", "sections", slug, "history", query: [("from", String(from)), ("to", String(to))])
    }
    static func postmortemSectionHistory(_ slug: String, of id: ID<Incident>, page: Int) -> Link {
        within(id, "postmortem", "sections", slug, "history", query: [("page", String(page))])
    }
    static func postmortemFlag(_ flag: ID<SectionFlag>, of id: ID<Incident>) -> Link {
        within(id, "postmortem", "flags", flag.description)
    }
}
