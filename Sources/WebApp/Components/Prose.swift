import Domain
import HTML
import Markdown

/// What somebody wrote, as blocks: Markdown, with keys such as `INC-12` leading to what they name.
///
/// - Parameter anchors: begins the anchors of its headings, so that two texts on one page have none in common.
func prose(_ text: String, anchors: String = "text-") -> HTML {
    if text.isEmpty { return HTML() }
    let rendering = Markdown.Rendering(anchorPrefix: anchors, headingShift: 2, reference: reference)
    return "<div class=\"prose\">\(Markdown.html(text, rendering))</div>"
}

/// One line of what somebody wrote, such as an entry of a timeline.
func proseLine(_ text: String) -> HTML {
    Markdown.inlineHTML(text, Markdown.Rendering(reference: reference))
}

/// Where a key in a text leads.
@Sendable func reference(_ key: String) -> Markdown.Reference? {
    Key(key).map { Markdown.Reference(to: Paths.key($0)) }
}
