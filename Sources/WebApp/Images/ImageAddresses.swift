import Domain

/// Changes the addresses of our images in texts that are exported.
enum ImageAddresses {
    private static let path = Array("/images/".utf8)
    /// What is before an address.
    private static let starts = ["](", "](<", "src=\"", "src='"].map { Array($0.utf8) }

    /// The text with other addresses instead of `/images/3`, in every image and link outside code.
    static func replaced(_ markdown: String, by address: (String) -> String?) -> String {
        guard mayHave(markdown) else { return markdown }
        return MarkdownLines(markdown).lines.map { line in
            line.isCode ? String(line.text) : replaced(Array(line.text.utf8), address)
        }.joined(separator: "\n")
    }

    /// The numbers of the images that a text may show.
    static func numbers(in text: String) -> Set<Int64> {
        guard mayHave(text) else { return [] }
        let bytes = Array(text.utf8)
        var numbers: Set<Int64> = []
        for index in bytes.indices where bytes[index...].starts(with: path) {
            if let number = Int64(String(decoding: digits(bytes[(index + path.count)...]), as: UTF8.self)) {
                numbers.insert(number)
            }
        }
        return numbers
    }

    /// Whether the path is anywhere in a text. Once through its bytes, which costs a tenth of comparing its characters.
    private static func mayHave(_ text: String) -> Bool {
        var matched = 0
        for byte in text.utf8 {
            if byte == path[matched] {
                matched += 1
                if matched == path.count { return true }
            } else {
                matched = byte == path[0] ? 1 : 0
            }
        }
        return false
    }

    private static func digits(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        bytes.prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    }

    private static func replaced(_ line: [UInt8], _ address: (String) -> String?) -> String {
        var result: [UInt8] = []
        var isInCode = false
        var index = 0
        while index < line.count {
            if line[index] == UInt8(ascii: "`") { isInCode.toggle() }
            let isImage =
                !isInCode && line[index...].starts(with: path)
                && starts.contains { line[..<index].suffix($0.count).elementsEqual($0) }
            guard isImage else {
                result.append(line[index])
                index += 1
                continue
            }
            let old = path + digits(line[(index + path.count)...])
            result += address(String(decoding: old, as: UTF8.self)).map { Array($0.utf8) } ?? old
            index += old.count
        }
        return String(decoding: result, as: UTF8.self)
    }
}
