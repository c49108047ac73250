import Domain

/// Makes image addresses absolute in texts that are exported to a wiki.
enum ImageAddresses {
    /// What is before an address, and how it begins.
    private static let starts = [("](", "/images/"), ("src=\"", "/images/"), ("src='", "/images/")]
        .map { (before: Array($0.0.utf8), address: Array($0.1.utf8)) }

    /// The text with full addresses instead of our own paths, in every image and link outside code.
    ///
    /// - Parameter baseURL: the address of this installation; without it the text stays as it is.
    static func absolute(_ markdown: String, at baseURL: String?) -> String {
        guard let baseURL, markdown.contains("/images/") else { return markdown }
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
            guard !isInCode, "(\"'".utf8.contains(byte) else { continue }
            let (before, behind) = (line[...index], line[(index + 1)...])
            if starts.contains(where: {
                behind.starts(with: $0.address) && before.reversed().starts(with: $0.before.reversed())
            }) {
                result += base
            }
        }
        return String(decoding: result, as: UTF8.self)
    }
}
