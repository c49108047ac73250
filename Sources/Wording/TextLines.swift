/// Lines and columns of places in a text, asked for in order.
struct TextLines {
    private let units: [UInt16]
    private var line = 1
    private var lineStart = 0
    private var reached = 0
    /// Second halves of surrogate pairs on the line so far. A pair is one character of an editor.
    private var halves = 0

    init(_ text: String) {
        units = Array(text.utf16)
    }

    /// - Parameter offset: in UTF-16 units, not before the one asked for last.
    mutating func place(of offset: Int) -> (line: Int, column: Int) {
        while reached < min(offset, units.count) {
            if units[reached] == 0x0A {
                line += 1
                lineStart = reached + 1
                halves = 0
            } else if (0xDC00...0xDFFF).contains(units[reached]) {
                halves += 1
            }
            reached += 1
        }
        return (line, reached - lineStart - halves + 1)
    }

    func text(in range: Range<Int>) -> String {
        let clamped = range.clamped(to: 0..<units.count)
        return String(decoding: units[clamped].map { $0 == 0x0A || $0 == 0x0D ? 0x20 : $0 }, as: UTF16.self)
    }
}
