/// A passage identified by its words, the words around it and its position: a text quote selector in the W3C's Web
/// Annotation Data Model, with a position to tell equal passages apart.
///
/// Only words are compared, not the marks between them, so that a passage selected on the page, without `**` and line
/// breaks, is also found in the Markdown, and is still found when somebody makes one of its words bold.
package struct TextQuote: Equatable, Sendable {
    package let exact: String
    package let prefix: String
    package let suffix: String
    /// The number of scalars before the passage.
    package let position: Int

    package init(exact: String, prefix: String, suffix: String, position: Int) {
        self.exact = exact
        self.prefix = prefix
        self.suffix = suffix
        self.position = position
    }

    /// In UTF-8 bytes.
    package static let longest = 1_000
    /// The number of words kept on each side of a passage.
    static let context = 8
}
