/// The position within an HTML document at the end of a literal, so that an interpolation can be refused where escaping
/// does not protect.
///
/// The scanner follows the tokenizer of the HTML standard (section 13.2.5) as far as our own literals need. It runs in
/// debug builds only: the literals are the same in a release build, so everything the tests render has been checked.
struct Position {
    private enum State: Equatable {
        case text
        case tagOpen
        case tagName
        case insideTag
        case attributeName
        case beforeValue
        case value(quote: UInt8)
        case unquotedValue
        case declaration
        case comment
        /// The text of a script or a style, where only its own end tag is markup.
        case rawText
        case rawTag
    }

    private var state = State.text
    private var tag: [UInt8] = []
    private var attribute: [UInt8] = []
    private var rawElement: [UInt8] = []
    /// The number of dashes directly before this position.
    private var dashes = 0

    /// Between elements: where HTML may be inserted.
    var isBetweenElements: Bool { state == .text }

    /// A position where escaped text is only text.
    var takesText: Bool {
        if isBetweenElements { return true }
        guard case .value = state else { return false }
        return Position.isPlainAttribute(attribute)
    }

    var takesLink: Bool {
        guard case .value = state else { return false }
        return Position.addressAttributes.contains(attribute)
    }

    var takesAttribute: Bool {
        switch state {
        case .tagName, .insideTag: true
        default: false
        }
    }

    private static let addressAttributes: Set<[UInt8]> = Set(
        ["href", "src", "action", "formaction", "poster", "cite", "data", "data-href"].map { Array($0.utf8) })

    /// Attributes that hold neither plain text nor a single address that can be a ``Link``.
    private static let closedAttributes: Set<[UInt8]> = Set(
        [
            "style", "srcdoc", "srcset", "imagesrcset", "http-equiv", "xlink:href", "ping", "manifest", "background",
            "longdesc",
        ].map { Array($0.utf8) })

    /// Whether text in this attribute is only text: not an address, a script, a style or a document.
    static func isPlainAttribute(_ name: [UInt8]) -> Bool {
        !addressAttributes.contains(name) && !closedAttributes.contains(name) && !name.starts(with: "on".utf8)
    }

    mutating func advance(over bytes: some Sequence<UInt8>) {
        for byte in bytes { advance(byte | (byte >= 0x41 && byte <= 0x5A ? 0x20 : 0)) }
    }

    private mutating func advance(_ byte: UInt8) {
        let isSpace = byte == 0x20 || byte == 0x0A || byte == 0x09
        switch state {
        case .text:
            if byte == UInt8(ascii: "<") {
                state = .tagOpen
                tag = []
            }
        case .tagOpen:
            if byte == UInt8(ascii: "!") {
                state = .declaration
                dashes = 0
            } else {
                tag = [byte]
                state = .tagName
            }
        case .tagName:
            if isSpace {
                state = .insideTag
            } else if byte == UInt8(ascii: ">") {
                endTag()
            } else {
                tag.append(byte)
            }
        case .insideTag:
            if byte == UInt8(ascii: ">") {
                endTag()
            } else if !isSpace && byte != UInt8(ascii: "/") {
                attribute = [byte]
                state = .attributeName
            }
        case .attributeName:
            if byte == .equals {
                state = .beforeValue
            } else if isSpace {
                state = .insideTag
            } else if byte == UInt8(ascii: ">") {
                endTag()
            } else {
                attribute.append(byte)
            }
        case .beforeValue:
            state = byte == .quote || byte == UInt8(ascii: "'") ? .value(quote: byte) : .unquotedValue
        case .value(let quote):
            if byte == quote { state = .insideTag }
        case .unquotedValue:
            if isSpace { state = .insideTag } else if byte == UInt8(ascii: ">") { endTag() }
        case .declaration:
            dashes = byte == UInt8(ascii: "-") ? dashes + 1 : 0
            if dashes == 2 { state = .comment } else if byte == UInt8(ascii: ">") { state = .text }
        case .comment:
            if byte == UInt8(ascii: ">"), dashes >= 2 { state = .text }
            dashes = byte == UInt8(ascii: "-") ? dashes + 1 : 0
        case .rawText:
            if byte == UInt8(ascii: "<") {
                state = .rawTag
                tag = []
            }
        case .rawTag:
            let isEndTag = tag.elementsEqual("/".utf8 + rawElement)
            if isEndTag, isSpace || byte == UInt8(ascii: "/") {
                state = .insideTag
            } else if isEndTag, byte == UInt8(ascii: ">") {
                state = .text
            } else if ("/".utf8 + rawElement).starts(with: tag + [byte]) {
                tag.append(byte)
            } else {
                state = byte == UInt8(ascii: "<") ? .rawTag : .rawText
                tag = []
            }
        }
    }

    private mutating func endTag() {
        let isRaw = tag.elementsEqual("script".utf8) || tag.elementsEqual("style".utf8)
        state = isRaw ? .rawText : .text
        rawElement = tag
    }
}
