/// A fragment of HTML that is safe to send to a browser.
///
/// HTML is written as a string literal: the literal parts are markup, an interpolated `String` is escaped, an
/// interpolated `HTML` is inserted as it is, and an address must be a ``Link``. There is no way to turn a `String` into
/// `HTML` without escaping it, except for the Markdown renderer (see `init(renderedMarkdown:)`).
///
///     let row: HTML = "<li><a href=\"\(link)\">\(title)</a></li>"
///
/// In debug builds every literal is scanned, and an interpolation in a place where escaping would not protect (an
/// unquoted attribute, an event handler, a style, a script, a comment) stops the program; see ``Position``.
package struct HTML: Sendable, Hashable, ExpressibleByStringInterpolation {
    /// UTF-8.
    package private(set) var bytes: [UInt8]

    package init() {
        bytes = []
    }

    package init(stringLiteral value: StaticString) {
        bytes = value.withUTF8Buffer(Array.init)
        #if DEBUG
            var position = Position()
            position.advance(over: bytes)
            precondition(
                position.isBetweenElements, "an HTML literal ends inside a tag, a comment or a script: \(value)")
        #endif
    }

    package init(stringInterpolation interpolation: Interpolation) {
        bytes = interpolation.bytes
        #if DEBUG
            precondition(interpolation.position.isBetweenElements, "an HTML literal ends inside a tag: \(description)")
        #endif
    }

    /// Escaped text, isolated from what is beside it; see ``Isolation``.
    package init(text: String) {
        bytes = []
        bytes.appendEscaped(Isolation.isolated(text))
    }

    /// Escaped text, exactly as it is, for a text area whose contents come back.
    package init(exactly text: String) {
        bytes = []
        bytes.appendEscaped(text)
    }

    package var isEmpty: Bool { bytes.isEmpty }

    package static func += (left: inout HTML, right: HTML) {
        left.bytes.append(contentsOf: right.bytes)
    }

    package static func + (left: HTML, right: HTML) -> HTML {
        var sum = left
        sum += right
        return sum
    }

    /// Accepts finished markup, from the renderer that builds it from a syntax tree. A search for the name finds every
    /// caller; a test allows exactly one target.
    @_spi(MarkdownRenderer)
    public init(renderedMarkdown: [UInt8]) {
        bytes = renderedMarkdown
    }
}

extension HTML {
    /// The fragments between the occurrences of a text, so that the text can be replaced: `joined(separator: HTML(text:
    /// …))`. Nothing else on the page may contain that text.
    package func split(at text: String) -> [HTML] {
        let mark = HTML(text: text).bytes
        guard let first = mark.first else { return [self] }
        var fragments: [HTML] = []
        var start = bytes.startIndex
        var index = start
        while let found = bytes[index...].firstIndex(of: first) {
            index = found + 1
            if bytes[found...].starts(with: mark) {
                fragments.append(HTML(fragment: bytes[start..<found]))
                index = found + mark.count
                start = index
            }
        }
        fragments.append(HTML(fragment: bytes[start...]))
        return fragments
    }

    private init(fragment: ArraySlice<UInt8>) {
        bytes = Array(fragment)
    }
}

extension HTML: CustomStringConvertible {
    package var description: String { String(decoding: bytes, as: UTF8.self) }
}

extension Sequence where Element == HTML {
    package func joined(separator: HTML = HTML()) -> HTML {
        var result = HTML()
        var isFirst = true
        for element in self {
            if !isFirst { result += separator }
            result += element
            isFirst = false
        }
        return result
    }
}
