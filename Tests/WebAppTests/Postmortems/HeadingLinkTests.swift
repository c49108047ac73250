import FrontMatter
import Markdown
import TestSupport
import Testing

/// Links such as `[cause](#root-cause)`.
struct HeadingLinkTests {
    @Test func `a link in a section leads to a heading there, to another section, or to a heading of another`()
        async throws
    {
        let review = try await Reviewed()
        try await review.write(
            "summary", "### Details\n\n[here](#details) [fix](#the-fix) [there](#root-cause) [2nd](#details-1)")
        try await review.write(
            "what-happened", "### Root cause\n\n{{timeline}}\n\n### Details\n\n[back](#root-cause) [this](#details)")
        let html = try await review.priya.open(review.path).html
        for link in [
            "<a href=\"#summary-details\">here</a>", "<a href=\"#section-the-fix\">fix</a>",
            "<a href=\"#what-happened-root-cause\">there</a>", "<a href=\"#what-happened-2-details\">2nd</a>",
            "<a href=\"#what-happened-root-cause\">back</a>", "<a href=\"#what-happened-2-details\">this</a>",
        ] {
            #expect(html.contains(link), "\(link)")
            let anchor = link.dropFirst(10).prefix { $0 != "\"" }
            #expect(html.contains("id=\"\(anchor)\""), "\(anchor)")
        }
    }

    @Test func `in the exported file each leads to the same heading, where one link of two needs another name`()
        async throws
    {
        let review = try await Reviewed()
        try await review.write("summary", "### Details\n\n[here](#details) [fix](#a-b) `[x](#a-b)`")
        try await review.write(
            "what-happened", "### Details\n\n[this][d]\n\n[d]: <#details> \"t\"\n\n[no](#nowhere)\n\n### A & b")
        let (_, body) = try #require(FrontMatter.split(try await review.export()))
        for part in [
            "[here](#details)", "[fix](#a--b)", "`[x](#a-b)`", "[d]: <#details-1> \"t\"", "[no](#nowhere)",
        ] {
            #expect(body.contains(part), "\(part)")
        }
    }

    @Test func `the preview of a section leads where the page will`() async throws {
        let review = try await Reviewed()
        try await review.write("what-happened", "### Root cause\n\nIt was this.")
        try await review.priya.open("\(review.path)/sections/summary")
        let preview = try await review.priya.send(
            .post, "/preview",
            form: [
                ("csrf", try review.priya.page.formToken()), ("text", "[there](#root-cause)"), ("section", "summary"),
                ("incident", review.id.key.description),
            ])
        #expect(preview.html.contains("<a href=\"#what-happened-root-cause\">there</a>"))
    }

    @Test func `no key of the front matter means something else to the programs that build a site from it`()
        async throws
    {
        let review = try await Reviewed()
        let (yaml, _) = try #require(FrontMatter.split(try await review.export()))
        let keys = yaml.split(separator: "\n").filter { !$0.hasPrefix(" ") && !$0.hasPrefix("-") }
            .map { String($0.prefix { $0 != ":" }) }
        #expect(keys.contains("title") && keys.contains("postmortem_template") && keys.contains("incident_kind"))
        #expect(Set(keys).isDisjoint(with: reserved), "\(Set(keys).intersection(reserved))")
    }

    /// By MkDocs and its Material theme; Hugo; Jekyll; Docusaurus; Obsidian. Without `title`, which means the same.
    private let reserved: Set<String> = [
        "template", "hide", "icon", "status", "search", "subtitle", "social", "categories", "authors", "links", "pin",
        "aliases", "audio", "build", "cascade", "date", "description", "draft", "expiryDate", "headless", "images",
        "isCJKLanguage", "keywords", "kind", "lang", "lastmod", "layout", "linkTitle", "markup", "menu", "menus",
        "outputs", "params", "path", "publishDate", "resources", "sitemap", "slug", "summary", "translationKey", "type",
        "url", "videos", "weight", "permalink", "category", "tags", "collection", "excerpt", "id", "image",
        "sidebar_label", "sidebar_position", "displayed_sidebar", "toc_min_heading_level", "hide_title", "unlisted",
        "last_update", "author", "cssclasses", "publish", "cover", "alias", "tag", "cssclass",
    ]
}
