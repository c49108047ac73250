/// The start of a line, which may be the marker of a quote or a list item.
struct LinePrefix {
    var quotes = 0
    var items = 0
    var columns = 0
    var isBlank: Bool
    var end: Int

    init(of text: [UInt8], at start: Int) {
        end = start
        isBlank = true
        while end < text.count {
            switch text[end] {
            case .space:
                columns += 1
            case .tab:
                columns += 4
            case .lineFeed, .carriageReturn:
                return
            case UInt8(ascii: ">"):
                quotes += 1
                isBlank = false
            case UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "*"):
                isBlank = false
                guard text.isWhitespace(at: end + 1) else { return }
                items += 1
            case UInt8(ascii: "0")...UInt8(ascii: "9"):
                isBlank = false
                var next = end
                while next < text.count, text[next].isDigit { next += 1 }
                guard next < text.count, text[next] == UInt8(ascii: ".") || text[next] == UInt8(ascii: ")"),
                    text.isWhitespace(at: next + 1)
                else { return }
                items += 1
                end = next
            default:
                isBlank = false
                return
            }
            end += 1
        }
    }
}

extension [UInt8] {
    /// True after the end as well.
    fileprivate func isWhitespace(at index: Int) -> Bool { index >= count || self[index].isWhitespace }
}
