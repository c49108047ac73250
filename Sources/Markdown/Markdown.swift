@_spi(MarkdownRenderer) import HTML

/// Renders CommonMark with our additions to HTML. This target is the trust boundary between what people write and what
/// browsers run: HTML in a text is never passed on, and every tag and attribute of the result is written here.
///
/// The HTML is that of the CommonMark reference implementation, byte for byte, with these exceptions:
/// - HTML in the text is shown as text, except for comments, which are left out, and ``ShownElement``s, line breaks and
///   images of our own, which are built anew from what is known of them;
/// - a link leads to http, https, mailto, a path of our own or an anchor; otherwise only its text stays, and the same
///   goes for a link inside the text of another link;
/// - an image comes from a path of our own; otherwise its description stays, as a link to the image if the address is
///   allowed;
/// - headings have anchors, to which links lead by the names that other programs give them, and their level may be
///   lowered; containers nested deeper than ``Limits/nesting`` are flattened;
/// - a link to a path relative to the text, which leads nowhere here, says where it pointed;
/// - there are tables, task lists, strikethrough, footnotes, alerts, definition lists, names of emoji, and bare
///   addresses as on GitHub and as monitoring tools make them; references to keys such as `INC-12`; and blocks, which
///   are paragraphs such as `{{timeline}}`.
///
/// A text that is longer or more costly than ``Limits`` allow is shown as plain text.
package enum Markdown {
    /// Renders a text as HTML blocks, for use inside a `div`, `section` or `article`.
    package static func html(_ text: String, _ rendering: Rendering = Rendering()) -> HTML {
        rendered(text, rendering).html
    }

    /// Renders a text of one line, such as a timeline entry: inline constructs only, without an enclosing `<p>`. Line
    /// breaks count as spaces.
    package static func inlineHTML(_ text: String, _ rendering: Rendering = Rendering()) -> HTML {
        var renderer = Renderer(rendering, inputLength: text.utf8.count)
        if renderer.renderLine(text) {
            return HTML(renderedMarkdown: renderer.out)
        }
        return HTML(text: text)
    }

    /// Renders a text and returns its headings as well, for a page with a table of contents.
    package static func rendered(_ text: String, _ rendering: Rendering = Rendering()) -> Rendered {
        var renderer = Renderer(rendering, inputLength: text.utf8.count)
        do {
            try renderer.renderDocument(text)
            return Rendered(html: HTML(renderedMarkdown: renderer.out), headings: renderer.headings)
        } catch {
            let notice: HTML =
                switch error {
                case .tooLong: "<p>This text is too long to be formatted, so it is shown as it was written.</p>\n"
                case .tooCostly:
                    "<p>This text is nested too deeply to be formatted, so it is shown as it was written.</p>\n"
                }
            return Rendered(html: notice + "<pre>\(text)</pre>\n", headings: [])
        }
    }

    /// The headings of a text, with the anchors they have in the HTML that is rendered with the same prefix.
    package static func headings(of text: String, prefix: String = Rendering.defaultAnchorPrefix) -> [Heading] {
        rendered(text, Rendering(anchorPrefix: prefix)).headings
    }

    /// Whether a text may have links to headings, such as `[cause](#root-cause)`.
    package static func mayLinkToHeadings(_ text: String) -> Bool {
        var previous: UInt8 = 0
        var beforePrevious: UInt8 = 0
        for byte in text.utf8 {
            // `](#`, `](<#`, `[a]: #`
            if previous == UInt8(ascii: "#"), byte != UInt8(ascii: "#"), !byte.isWhitespace,
                "(< \t".utf8.contains(beforePrevious)
            {
                return true
            }
            (beforePrevious, previous) = (previous, byte)
        }
        return false
    }

    /// The words of the rendered text, one line for each block, for search, snippets and feeds. Images are
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
