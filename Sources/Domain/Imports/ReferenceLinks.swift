/// Links that name their address elsewhere, `[text][1]` with `[1]: https://…` below. Each section is a text of its own
/// here, and a record more so, so they get the address where they are.
enum ReferenceLinks {
    private static let longest = 1_000

    /// The text with as many lines as before. Code stays as it is, and so do the definitions.
    static func inlined(_ text: String) -> String {
        let lines = MarkdownLines(text).lines
        var definitions: [String: String] = [:]
        for line in lines where !line.isCode {
            guard let (label, target) = definition(line.text), definitions[label] == nil else { continue }
            definitions[label] = target
        }
        if definitions.isEmpty { return text }
        return lines.map { line in
            line.isCode || definition(line.text) != nil
                ? String(line.text) : inlined(Array(line.text.utf8), definitions)
        }.joined(separator: "\n")
    }

    /// `[1]: https://example.org "Title"`, by its label.
    private static func definition(_ line: Substring) -> (label: String, target: String)? {
        guard line.utf8.count <= longest, MarkdownLines.indent(line) < 4 else { return nil }
        let words = line.drop { $0 == " " }
        guard words.hasPrefix("["), !words.hasPrefix("[^"), let end = words.firstIndex(of: "]") else { return nil }
        let rest = words[words.index(after: end)...]
        let target = String(rest.dropFirst()).trimmed
        guard rest.first == ":", !target.isEmpty else { return nil }
        return (label(words[words.index(after: words.startIndex)..<end].utf8), target)
    }

    private static func label(_ bytes: some Sequence<UInt8>) -> String {
        String(decoding: Array(bytes), as: UTF8.self).split(whereSeparator: \.isWhitespace).joined(separator: " ")
            .lowercased()
    }

    private static func inlined(_ line: [UInt8], _ definitions: [String: String]) -> String {
        guard line.contains(UInt8(ascii: "[")) else { return String(decoding: line, as: UTF8.self) }
        var result: [UInt8] = []
        // The places behind `[` that are still open.
        var open: [Int] = []
        var isCode = false
        var index = 0
        let isInTable = line.contains(UInt8(ascii: "|"))
        func target(_ range: Range<Int>) -> [UInt8]? {
            guard range.count <= longest, let found = definitions[label(line[range])] else { return nil }
            return Array((isInTable ? found.replacing("|", with: "%7C") : found).utf8)
        }
        while index < line.count {
            let byte = line[index]
            result.append(byte)
            index += 1
            if byte == UInt8(ascii: "`") { isCode.toggle() }
            if isCode { continue }
            if byte == UInt8(ascii: "\\"), index < line.count {
                result.append(line[index])
                index += 1
            } else if byte == UInt8(ascii: "[") {
                open.append(index)
            } else if byte == UInt8(ascii: "]"), let start = open.popLast() {
                let next = index < line.count ? line[index] : 0
                if "(:".utf8.contains(next) { continue }
                let own = start..<(index - 1)
                if next == UInt8(ascii: "["),
                    let close = line[(index + 1)...].prefix(longest).firstIndex(of: UInt8(ascii: "]"))
                {
                    guard let found = target(close == index + 1 ? own : (index + 1)..<close) else { continue }
                    result += [UInt8(ascii: "(")] + found + [UInt8(ascii: ")")]
                    index = close + 1
                } else if let found = target(own) {
                    result += [UInt8(ascii: "(")] + found + [UInt8(ascii: ")")]
                }
            }
        }
        return String(decoding: result, as: UTF8.self)
    }
}
