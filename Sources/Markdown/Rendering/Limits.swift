/// Limits on the cost of a text. For a few inputs cmark 0.30 takes time that grows with the square of their length;
/// counting recognises these inputs before cmark sees them. The limits are far above anything people write.
enum Limits {
    /// Bytes.
    static let textLength = 256 * 1024

    /// Quotes and lists inside each other, and emphasis inside emphasis. Deeper levels are shown without the tags.
    static let nesting = 32

    /// The allowed bytes of HTML for a text of this many bytes, not counting the page's blocks.
    static func outputLength(for inputLength: Int) -> Int { 64 * 1024 + 16 * inputLength }

    static func check(_ text: [UInt8]) throws(Refusal) {
        if text.count > textLength { throw .tooLong }
        try checkCost(text)
    }

    static func checkCost(_ text: [UInt8]) throws(Refusal) {
        if nestingCost(text) > 2_000_000 || bracketCost(text) > 4_000_000 { throw .tooCostly }
    }

    enum Refusal: Error {
        case tooLong
        case tooCostly
    }

    /// A blank line visits every open list item, and every emphasis and link visits everything around it. So the cost
    /// is at most the sum, over all lines, of the open containers and the bytes on them.
    ///
    /// A line continues a quote with a `>` and a list item with two columns of white space, and opens one with each
    /// marker. A line after text may instead be a lazy continuation of the paragraph, which leaves everything open.
    private static func nestingCost(_ text: [UInt8]) -> Int {
        var cost = 0
        var depth = 0
        var mayBeLazy = false
        var index = 0
        while index < text.count {
            let prefix = LinePrefix(of: text, at: index)
            if !prefix.isBlank {
                let reached = min(depth, prefix.quotes + prefix.columns / 2) + prefix.quotes + prefix.items
                depth = mayBeLazy ? max(depth, reached) : reached
            }
            mayBeLazy = !prefix.isBlank
            index = prefix.end
            while index < text.count, text[index] != .lineFeed, text[index] != .carriageReturn { index += 1 }
            index += 1
            cost += depth * (index - prefix.end)
        }
        return cost
    }

    /// A closed link visits every `![` that is still open.
    private static func bracketCost(_ text: [UInt8]) -> Int {
        var images = 0
        var closes = 0
        var previous: UInt8 = 0
        for byte in text {
            if byte == UInt8(ascii: "["), previous == UInt8(ascii: "!") { images += 1 }
            if byte == UInt8(ascii: "]") { closes += 1 }
            previous = byte
        }
        return images * closes
    }
}
