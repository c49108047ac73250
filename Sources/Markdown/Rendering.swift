import HTML

extension Markdown {
    /// The choices that a page makes about rendering the texts on it.
    package struct Rendering: Sendable {
        /// The prefix of every heading's anchor, so that the texts on a page share no anchor with each other or with
        /// the page itself.
        package var anchorPrefix: String

        /// The number of levels by which headings are lowered, at most to `h6`: 2 for a text below an `h2`.
        package var headingShift: Int

        /// Returns the target of a key such as `INC-12`: two to five capital letters, a hyphen, a number without
        /// leading zeros. A key without a target stays text.
        package var reference: (@Sendable (_ key: String) -> Reference?)?

        /// Returns the replacement for a paragraph such as `{{timeline}}`, whose name has lowercase letters and
        /// hyphens. The function is called once for each name, and the first such paragraph is replaced. Without a
        /// replacement, and the second time, the paragraph stays text.
        package var block: (@Sendable (_ name: String) -> HTML?)?

        /// Returns the anchor of a heading elsewhere on the page, by the name that a link such as `#root-cause` gives it.
        /// Headings of the text itself come first and need no such function.
        package var anchor: (@Sendable (_ name: String) -> String?)?

        /// Whether the text was put together by this program, such as the table of a timeline. Then it may be of any length;
        /// the limits on work hold either way.
        package var isGenerated = false

        /// Whether the additions to CommonMark are on. Off only when the output is compared with the reference
        /// implementation; the rules on HTML, links and images hold either way.
        var hasAdditions = true

        package static let defaultAnchorPrefix = "text-"

        package init(
            anchorPrefix: String = defaultAnchorPrefix, headingShift: Int = 0,
            reference: (@Sendable (_ key: String) -> Reference?)? = nil,
            block: (@Sendable (_ name: String) -> HTML?)? = nil,
            anchor: (@Sendable (_ name: String) -> String?)? = nil
        ) {
            self.anchorPrefix = anchorPrefix
            self.headingShift = headingShift
            self.reference = reference
            self.block = block
            self.anchor = anchor
        }
    }

    /// The target of a key, and the text that is shown when hovering over it.
    package struct Reference: Sendable {
        package let link: Link
        package let title: String?

        package init(to link: Link, title: String? = nil) {
            self.link = link
            self.title = title
        }
    }

    package struct Heading: Hashable, Sendable {
        /// 1 to 6, as in the HTML.
        package let level: Int

        /// Plain text.
        package let title: String

        /// The `id` in the HTML, unique in the text.
        package let anchor: String

        package init(level: Int, title: String, anchor: String) {
            self.level = level
            self.title = title
            self.anchor = anchor
        }
    }

    package struct Rendered: Sendable {
        package let html: HTML
        package let headings: [Heading]
    }
}
