import Domain

/// Makes image addresses absolute in texts that are exported to a wiki.
enum ImageAddresses {
    private static let start = Array("](/images/".utf8)

    /// The text with full addresses instead of our own paths, in every image and link outside code.
    ///
    /// - Parameter baseURL: the address of this installation; without it the text stays as it is.
    static func absolute(_ markdown: String, at baseURL: String?) -> String {
        guard let baseURL, markdown.utf8.contains(UInt8(ascii: "]")) else { return markdown }
        let base = Array((baseURL.hasSuffix("/") ? String(baseURL.dropLast()) : baseURL).utf8)
        return MarkdownLines(markdown).lines.map { line in
            line.isCode ? String(line.text) : absolute(Array(line.text.utf8), base)
        }.joined(separator: "\n")
    }

    private static func absolute(_ line: [UInt8], _ base: [UInt8]) -> String {
        var result: [UInt8] = []
        var isInCode = false
        for (index, byte) in line.enumerated() {
            if byte == UInt8(ascii: "`") { isInCode.toggle() }
            result.append(byte)
            // After the parenthesis, where the address begins.
            let begun = index - 1
            if byte == UInt8(ascii: "("), !isInCode, begun >= 0, line[begun...].starts(with: start) { result += base }
        }
        return String(decoding: result, as: UTF8.self)
    }
}
