import Domain
import Markdown

/// Makes keys such as `INC-12` in a Markdown text into links to pages of the same export.
enum RecordLinks {
    /// The text with links where a key has a page, outside code, addresses and links.
    static func linked(_ markdown: String, _ address: (Key) -> String?) -> String {
        guard mayHaveKey(markdown) else { return markdown }
        let lines = MarkdownLines(markdown).lines
        var result: [String] = []
        result.reserveCapacity(lines.count)
        var index = 0
        while index < lines.count {
            // A blank line ends whatever a link could be in the middle of, so each part is checked by itself.
            var end = index
            while end < lines.count, lines[end].isCode || !lines[end].text.utf8.isEmpty { end += 1 }
            result += linked(lines[index..<end], address)
            if end < lines.count { result.append("") }
            index = end + 1
        }
        return result.joined(separator: "\n")
    }

    /// Lines that show the same with links.
    private static func linked(
        _ lines: ArraySlice<MarkdownLines.Line>, _ address: (Key) -> String?
    ) -> [String] {
        let before = lines.map { String($0.text) }
        let after = lines.map { $0.isCode ? String($0.text) : linked(Array($0.text.utf8), address) }
        if after == before { return before }
        let isSame =
            Markdown.plainText(after.joined(separator: "\n")) == Markdown.plainText(before.joined(separator: "\n"))
        return isSame ? after : before
    }

    /// Whether there is anything like `INC-1` in a text. Once through its bytes, which is cheap beside its lines.
    private static func mayHaveKey(_ text: String) -> Bool {
        var previous: UInt8 = 0
        var isHyphen = false
        for byte in text.utf8 {
            if isHyphen, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) { return true }
            isHyphen = byte == UInt8(ascii: "-") && (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(previous)
            previous = byte
        }
        return false
    }

    private static func linked(_ line: [UInt8], _ address: (Key) -> String?) -> String {
        var result: [UInt8] = []
        var isInCode = false
        var brackets = 0
        var wordStart = 0
        for (index, byte) in line.enumerated() {
            if isWord(byte) { continue }
            // Before the mark that ends a piece of code or a link takes its protection away.
            append(line[wordStart..<index], of: line, isInCode || brackets > 0, address, to: &result)
            switch byte {
            case UInt8(ascii: "`"): isInCode.toggle()
            case UInt8(ascii: "["): brackets += 1
            case UInt8(ascii: "]"): brackets -= 1
            default: break
            }
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
