extension Markdown {
    /// Markdown that shows this text as code within a line. Line breaks become spaces; an empty text gives no code
    /// span.
    package static func codeSpan(_ text: String) -> String {
        var code: [UInt8] = []
        var run = 0
        var longestRun = 0
        for byte in text.utf8 {
            switch byte {
            case 0: code.append(contentsOf: "\u{FFFD}".utf8)
            case .lineFeed, .carriageReturn: code.append(.space)
            default: code.append(byte)
            }
            run = byte == .backtick ? run + 1 : 0
            longestRun = max(longestRun, run)
        }
        guard let first = code.first, let last = code.last else { return "" }
        // CommonMark 0.30, section 6.1: one space is stripped from both ends, unless there is nothing but spaces.
        let isStripped = first == .space && last == .space && code.contains { $0 != .space }
        if isStripped || first == .backtick || last == .backtick {
            code = [.space] + code + [.space]
        }
        let fence = Array(repeating: UInt8.backtick, count: longestRun + 1)
        return String(decoding: fence + code + fence, as: UTF8.self)
    }
}
