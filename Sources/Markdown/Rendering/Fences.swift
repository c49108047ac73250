/// Tells which lines of a text are in fenced code, when they are given in order.
struct Fences {
    private var open: (byte: UInt8, length: Int)?

    /// Whether the next line is in fenced code. The fence that ends it counts as outside.
    mutating func contain(_ line: ArraySlice<UInt8>) -> Bool {
        // Behind the marks of quotes.
        let text = line.drop { $0.isWhitespace || $0 == UInt8(ascii: ">") }
        if let first = text.first, first == .backtick || first == .tilde {
            let length = text.prefix { $0 == first }.count
            if let fence = open {
                if first == fence.byte, length >= fence.length, text.dropFirst(length).allSatisfy(\.isWhitespace) {
                    open = nil
                }
            } else if length >= 3, first == .tilde || !text.dropFirst(length).contains(.backtick) {
                open = (first, length)
            }
        }
        return open != nil
    }
}
