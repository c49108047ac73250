import Domain
import HTML
import Markdown

/// Renders people's Markdown as blocks, with keys such as `INC-12` as links to their records.
///
/// - Parameter anchors: the prefix of its headings' anchors, so that two texts on a page share none.
func prose(_ text: String, anchors: String = "text-") -> HTML {
    if text.isEmpty { return HTML() }
    let rendering = Markdown.Rendering(anchorPrefix: anchors, headingShift: 2, reference: reference)
    return "<div class=\"prose\">\(Markdown.html(text, rendering))</div>"
}

/// Renders one line of people's Markdown, such as a timeline entry. Characters in it that turn text around turn nothing
/// around beside it.
func proseLine(_ text: String) -> HTML {
    let line = Markdown.inlineHTML(text, Markdown.Rendering(reference: reference))
    return Isolation.isNeeded(by: text) ? "<bdi>\(line)</bdi>" : line
}

/// The link for a key in a text.
@Sendable func reference(_ key: String) -> Markdown.Reference? {
    Key(key).map { Markdown.Reference(to: Paths.key($0)) }
}
