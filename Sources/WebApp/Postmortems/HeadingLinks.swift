import Domain

/// Changes where links such as `[cause](#root-cause)` lead in a Markdown text.
enum HeadingLinks {
    private static let starts = ["](#", "](<#", "]: #", "]: <#"].map { Array($0.utf8) }

    /// The text with another name in each link outside code for which there is one.
    static func renamed(_ markdown: String, _ name: (String) -> String?) -> String {
        MarkdownLines(markdown).lines.map { line in
            line.isCode ? String(line.text) : renamed(Array(line.text.utf8), name)
        }.joined(separator: "\n")
    }

    private static func renamed(_ line: [UInt8], _ name: (String) -> String?) -> String {
        var result: [UInt8] = []
        var isInCode = false
        var index = 0
        while index < line.count {
            if line[index] == UInt8(ascii: "`") { isInCode.toggle() }
            guard line[index] == UInt8(ascii: "]"), !isInCode,
                let start = starts.first(where: { line[index...].starts(with: $0) })
            else {
                result.append(line[index])
                index += 1
                continue
            }
            let end = line[(index + start.count)...].firstIndex { ")> \t\"'".utf8.contains($0) } ?? line.endIndex
            let old = line[(index + start.count)..<end]
            result += start
            result += name(String(decoding: old, as: UTF8.self)).map { Array($0.utf8) } ?? Array(old)
            index = end
        }
        return String(decoding: result, as: UTF8.self)
    }
}
