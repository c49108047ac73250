@_spi(MarkdownRenderer) import HTML

/// CommonMark with our additions, to HTML. This target is the trust boundary between what people write and what browsers
/// run: no HTML of a text is ever accepted, and every tag and attribute of the result is written here.
///
/// The HTML is the one of the CommonMark reference implementation, byte for byte, apart from these:
/// - HTML in the text is shown as text;
/// - a link leads to http, https, mailto, a path of our own or an anchor; otherwise only its text stays, as does that of a
///   link within the text of a link;
/// - an image comes from a path of our own; otherwise its description stays, as a link to the image where that may be;
/// - headings have anchors and may be moved down; containers nested deeper than ``Limits/nesting`` are flattened;
/// - tables, task lists, strikethrough and bare addresses as on GitHub, references to keys such as `INC-12`, and blocks,
///   which are paragraphs such as `{{timeline}}`.
///
/// A text that is longer or costs more than ``Limits`` allow is shown as it was written.
package enum Markdown {
    /// Blocks of HTML, to stand inside a `div`, `section` or `article`.
    package static func html(_ text: String, _ rendering: Rendering = Rendering()) -> HTML {
        rendered(text, rendering).html
    }

    /// A text of one line, such as a timeline entry: inline constructs only, without an enclosing `<p>`. Line breaks count
    /// as spaces.
    package static func inlineHTML(_ text: String, _ rendering: Rendering = Rendering()) -> HTML {
        var renderer = Renderer(rendering, inputLength: text.utf8.count)
        if renderer.renderLine(text) {
            return HTML(renderedMarkdown: renderer.out)
        }
        return HTML(text: text)
    }

    /// The HTML and its headings in one go, for a page with a table of contents.
    package static func rendered(_ text: String, _ rendering: Rendering = Rendering()) -> Rendered {
        var renderer = Renderer(rendering, inputLength: text.utf8.count)
        do {
            try renderer.renderDocument(text)
            return Rendered(html: HTML(renderedMarkdown: renderer.out), headings: renderer.headings)
        } catch {
            let notice: HTML =
                switch error {
                case .tooLong: "<p>This text is too long to be set, so it is shown as it was written.</p>\n"
                case .tooCostly: "<p>This text is nested too deeply to be set, so it is shown as it was written.</p>\n"
                }
            return Rendered(html: notice + "<pre>\(text)</pre>\n", headings: [])
        }
    }

    /// The headings of a text, with the anchors they have in the HTML that is rendered with the same prefix.
    package static func headings(of text: String, prefix: String = Rendering.defaultAnchorPrefix) -> [Heading] {
        rendered(text, Rendering(anchorPrefix: prefix)).headings
    }

    /// What a reader of the rendered text reads, a line for each block: for search, snippets and feeds. Images are
    /// represented by their descriptions; blocks such as `{{timeline}}` are left out.
    package static func plainText(_ text: String) -> String {
        var renderer = Renderer(Rendering(block: { _ in HTML() }), inputLength: text.utf8.count)
        do {
            try renderer.renderDocument(text)
            return PlainText(ofHTML: renderer.out[...]).text
        } catch {
            return text
        }
    }
}
