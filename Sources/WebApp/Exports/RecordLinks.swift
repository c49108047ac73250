import Domain
import Markdown

/// Makes keys such as `INC-12` in a Markdown text into links to pages of the same export.
enum RecordLinks {
    /// The text with links where a key has a page, outside code, addresses and links.
    static func linked(_ markdown: String, _ address: (Key) -> String?) -> String {
        let text = MarkdownLines(markdown).lines.map { line in
            line.isCode ? String(line.text) : linked(Array(line.text.utf8), address)
        }.joined(separator: "\n")
        if text == markdown { return markdown }
        return Markdown.plainText(text) == Markdown.plainText(markdown) ? text : markdown
    }

    private static func linked(_ line: [UInt8], _ address: (Key) -> String?) -> String {
        var result: [UInt8] = []
        var isInCode = false
        var brackets = 0
        var wordStart = 0
        for (index, byte) in line.enumerated() {
            switch byte {
            case UInt8(ascii: "`"): isInCode.toggle()
            case UInt8(ascii: "["): brackets += 1
            case UInt8(ascii: "]"): brackets -= 1
            default: break
            }
            if isWord(byte) { continue }
            append(line[wordStart..<index], of: line, isInCode || brackets > 0, address, to: &result)
            result.append(byte)
            wordStart = index + 1
        }
        append(line[wordStart...], of: line, isInCode || brackets > 0, address, to: &result)
        return String(decoding: result, as: UTF8.self)
    }

    private static func append(
        _ word: ArraySlice<UInt8>, of line: [UInt8], _ isProtected: Bool, _ address: (Key) -> String?,
        to result: inout [UInt8]
    ) {
        // Most words are nothing like a key.
        guard word.count >= 4, let first = word.first, "IGFP".utf8.contains(first), word.contains(UInt8(ascii: "-"))
        else {
            result += word
            return
        }
        let isInAddress = result.last.map { "/#=?&:(<".utf8.contains($0) } ?? false
        let text = String(decoding: word, as: UTF8.self)
        guard !isProtected, !isInAddress, let key = Key(text), key.description == text,
            let address = address(key)
        else {
            result += word
            return
        }
        result += "[\(text)](\(address))".utf8
    }

    private static func isWord(_ byte: UInt8) -> Bool {
        byte >= 0x80 || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_")
            || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
            || (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte & 0xDF)
    }
}
