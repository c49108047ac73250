import HTML

extension Markdown {
    /// What a page decides about the texts on it.
    package struct Rendering: Sendable {
        /// Begins the anchor of every heading, so that the texts of a page have no anchor in common with one another or
        /// with the page itself.
        package var anchorPrefix: String

        /// How many levels the headings are moved down, at most to `h6`: 2 for a text below an `h2`.
        package var headingShift: Int

        /// Where a key such as `INC-12` leads: two to five capital letters, a hyphen, a number without leading zeros.
        /// Without an answer it stays text.
        package var reference: (@Sendable (_ key: String) -> Reference?)?

        /// What stands for a paragraph such as `{{timeline}}`: lowercase letters and hyphens. It is asked once for a name,
        /// and the first such paragraph is replaced. Without an answer, and the second time, the paragraph stays text.
        package var block: (@Sendable (_ name: String) -> HTML?)?

        /// Whether there is anything beyond CommonMark. Off only where the output is compared with the reference
        /// implementation; the rules on HTML, links and images hold either way.
        var hasAdditions = true

        package static let defaultAnchorPrefix = "text-"

        package init(
            anchorPrefix: String = defaultAnchorPrefix, headingShift: Int = 0,
            reference: (@Sendable (_ key: String) -> Reference?)? = nil,
            block: (@Sendable (_ name: String) -> HTML?)? = nil
        ) {
            self.anchorPrefix = anchorPrefix
            self.headingShift = headingShift
            self.reference = reference
            self.block = block
        }
    }

    /// Where a key leads, and what is shown about it on hovering.
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
    }

    package struct Rendered: Sendable {
        package let html: HTML
        package let headings: [Heading]
    }
}
