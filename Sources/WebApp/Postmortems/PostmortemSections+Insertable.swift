import Domain
import HTML

extension PostmortemSections {
    /// What the placeholders in a text stand for, and what else can be inserted.
    ///
    /// - Parameter text: the text as it is in the field.
    static func insertable(_ section: PostmortemSection, _ text: String) -> HTML {
        let present = Set(MarkdownLines(text).blocks.map(\.block))
        let used = LiveBlock.whole.filter(present.contains)
        return """
            <div class="insertable">
            \(when: !used.isEmpty, "<p class=\"quiet\">\(each: used, separator: " ", meaning)</p>")
            \(disclosure("What can be inserted", id: "insertable-\(section.slug)", """
                <p>A line of its own with one of these shows that part of the incident, always as it is when somebody reads the page:</p>
                <dl class="insertable-list">
                \(each: LiveBlock.whole, { "<div><dt><code>\($0.marker)</code></dt><dd>\($0.words)</dd></div>\n" })
                <div><dt><code>{{finding-3}}</code></dt><dd>one finding, by the number in its address</dd></div>
                <div><dt><code>{{FU-31}}</code></dt><dd>one follow-up, by its key</dd></div>
                </dl>
                """))
            </div>
            """
    }

    private static func meaning(_ block: LiveBlock) -> HTML {
        "<code>\(block.marker)</code> stands for \(block.words) of the incident."
    }
}
