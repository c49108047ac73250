/// The YAML block at the head of a Markdown file, between two lines of `---`, as wikis and static sites use it.
package enum FrontMatter {
    /// In UTF-8 bytes; no template and no export comes near this limit.
    package static let longest = 64 * 1024

    /// Splits a file into front matter and body. Nil if there is no front matter: the text does not begin with a line
    /// `---`, or no line `---` or `...` ends it. A byte order mark and both kinds of line break are understood.
    ///
    /// - Returns: the text between the two lines, and everything after the second line, unchanged.
    package static func split(_ text: String) -> (yaml: String, body: String)? {
        let bytes = text.utf8
        var rest = bytes[...]
        if rest.starts(with: [0xEF, 0xBB, 0xBF]) { rest = rest.dropFirst(3) }
        guard isFence(takeLine(&rest), oneOf: ["---"]) else { return nil }
        let start = rest.startIndex
        while !rest.isEmpty {
            let end = rest.startIndex
            if isFence(takeLine(&rest), oneOf: ["---", "..."]) {
                return (String(text[start..<end]), String(text[rest.startIndex...]))
            }
        }
        return nil
    }

    private typealias Bytes = Substring.UTF8View

    private static func takeLine(_ rest: inout Bytes) -> Bytes {
        guard let end = rest.firstIndex(of: UInt8(ascii: "\n")) else {
            defer { rest = rest[rest.endIndex...] }
            return rest
        }
        defer { rest = rest[rest.index(after: end)...] }
        return rest[..<end]
    }

    private static func isFence(_ line: Bytes, oneOf fences: [String]) -> Bool {
        var line = line
        while let last = line.last, [0x20, 0x09, 0x0D].contains(last) { line = line.dropLast() }
        return fences.contains { line.elementsEqual($0.utf8) }
    }
}
