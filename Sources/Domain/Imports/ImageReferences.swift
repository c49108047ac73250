/// The images that a Markdown text shows, and the links to images in it, by the addresses that it writes for them.
package enum ImageReferences {
    package struct Reference: Equatable, Sendable {
        /// Whether the image itself is shown there, and not only a link to it.
        package let isShown: Bool
        /// Named as in Obsidian, `![[graph.png]]`, where the folder does not matter.
        package let isByName: Bool
        package let words: String
        package let address: String
    }

    /// In bytes.
    private static let longest = 2_000
    private static let endings = [".png", ".jpg", ".jpeg", ".gif", ".webp", ".svg", ".bmp", ".tif", ".tiff", ".heic"]

    /// Whether an address or the name of a file ends like that of an image.
    package static func isImage(_ name: String) -> Bool {
        let path = name.prefix { $0 != "?" && $0 != "#" }.lowercased()
        return endings.contains { path.hasSuffix($0) }
    }

    package static func all(in text: String) -> [Reference] {
        var found: [Reference] = []
        _ = rewritten(text) {
            found.append($0)
            return nil
        }
        return found
    }

    /// The text with other addresses. Code stays as it is.
    ///
    /// - Parameter address: gives the new address, or nil to leave the old one.
    package static func rewritten(_ text: String, _ address: (Reference) -> String?) -> String {
        guard text.utf8.contains(UInt8(ascii: "]")) || text.utf8.contains(UInt8(ascii: "<")) else { return text }
        var isChanged = false
        let lines = MarkdownLines(text).lines.map { line -> String in
            if line.isCode { return String(line.text) }
            return rewritten(Array(line.text.utf8), &isChanged, address) ?? String(line.text)
        }
        return isChanged ? lines.joined(separator: "\n") : text
    }

    private static func rewritten(
        _ line: [UInt8], _ isChanged: inout Bool, _ address: (Reference) -> String?
    ) -> String? {
        var result: [UInt8] = []
        var copied = 0
        var index = 0
        // The places of `[` that are still open.
        var open: [Int] = []
        var isCode = false
        func replace(_ range: Range<Int>, by bytes: [UInt8]) {
            result += line[copied..<range.lowerBound] + bytes
            copied = range.upperBound
        }
        while index < line.count {
            let byte = line[index]
            if byte == UInt8(ascii: "`") { isCode.toggle() }
            if isCode || byte == UInt8(ascii: "\\") {
                index += isCode ? 1 : 2
                continue
            }
            if byte == UInt8(ascii: "["), let wiki = WrittenAddress(wikiImage: line, at: index) {
                if let new = address(wiki.reference(isShown: true, isByName: true, words: wiki.text)) {
                    replace(index - 1..<wiki.end, by: Array("![\(wiki.text)](\(new))".utf8))
                }
                index = wiki.end
                continue
            }
            if byte == UInt8(ascii: "[") { open.append(index) }
            if byte == UInt8(ascii: "<"), let tag = WrittenAddress(imageTag: line, at: index) {
                if let new = address(tag.reference(isShown: true, words: "")) {
                    replace(tag.range, by: Array(new.utf8))
                }
                index = tag.end
                continue
            }
            guard byte == UInt8(ascii: "]"), let start = open.popLast(), index - start <= longest,
                let target = WrittenAddress(linkTarget: line, at: index + 1)
            else {
                index += 1
                continue
            }
            let isShown = start > 0 && line[start - 1] == UInt8(ascii: "!")
            if isShown || isImage(target.text) {
                let words = String(decoding: line[(start + 1)..<index], as: UTF8.self)
                if let new = address(target.reference(isShown: isShown, words: words)) {
                    replace(target.range, by: Array(new.utf8))
                }
            }
            index = target.end
        }
        if copied == 0 { return nil }
        isChanged = true
        return String(decoding: result + line[copied...], as: UTF8.self)
    }
}

/// An address where a line of Markdown names it.
private struct WrittenAddress {
    let text: String
    /// The bytes to put another address in place of.
    let range: Range<Int>
    /// Behind everything that belongs to it.
    let end: Int

    private static let longest = 2_000

    func reference(isShown: Bool, isByName: Bool = false, words: String) -> ImageReferences.Reference {
        ImageReferences.Reference(isShown: isShown, isByName: isByName, words: words, address: text)
    }

    /// `(img/graph.png "Orders")` or `(<img/a graph.png>)`, behind the words of a link or an image.
    init?(linkTarget line: [UInt8], at start: Int) {
        guard start < line.count, line[start] == UInt8(ascii: "(") else { return nil }
        var index = start + 1
        let limit = min(line.count, start + WrittenAddress.longest)
        while index < limit, line[index] == 0x20 { index += 1 }
        let first = index
        if index < limit, line[index] == UInt8(ascii: "<") {
            guard let close = line[index..<limit].firstIndex(of: UInt8(ascii: ">")) else { return nil }
            text = String(decoding: line[(first + 1)..<close], as: UTF8.self)
            index = close + 1
        } else {
            var depth = 0
            while index < limit, line[index] != 0x20 {
                if line[index] == UInt8(ascii: "(") { depth += 1 }
                if line[index] == UInt8(ascii: ")") {
                    if depth == 0 { break }
                    depth -= 1
                }
                index += 1
            }
            text = String(decoding: line[first..<index], as: UTF8.self)
        }
        guard !text.isEmpty, let close = line[index..<limit].firstIndex(of: UInt8(ascii: ")")) else { return nil }
        range = first..<index
        end = close + 1
    }

    /// `![[graph.png|300]]`, from its first bracket.
    init?(wikiImage line: [UInt8], at start: Int) {
        guard start > 0, line[start - 1] == UInt8(ascii: "!"), start + 1 < line.count,
            line[start + 1] == UInt8(ascii: "["),
            let close = line[(start + 2)...].prefix(WrittenAddress.longest).firstIndex(of: UInt8(ascii: "]")),
            close + 1 < line.count, line[close + 1] == UInt8(ascii: "]")
        else { return nil }
        let name = line[(start + 2)..<close].prefix { $0 != UInt8(ascii: "|") && $0 != UInt8(ascii: "#") }
        text = String(decoding: name, as: UTF8.self)
        guard ImageReferences.isImage(text) else { return nil }
        range = (start + 2)..<close
        end = close + 2
    }

    /// `<img alt="Orders" src="img/graph.png">`
    init?(imageTag line: [UInt8], at start: Int) {
        let name = line[(start + 1)...].prefix(4).map { $0 | 0x20 }
        guard name.count == 4, name.starts(with: "img".utf8), name[3] == 0x20,
            let close = line[start...].prefix(WrittenAddress.longest).firstIndex(of: UInt8(ascii: ">"))
        else { return nil }
        var index = start + 4
        while index < close {
            let isAttribute = line[index - 1] == 0x20 && line[index..<close].starts(with: "src=".utf8)
            guard isAttribute, index + 5 < close else {
                index += 1
                continue
            }
            let quote = line[index + 4]
            guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'"),
                let stop = line[(index + 5)..<close].firstIndex(of: quote)
            else { return nil }
            range = (index + 5)..<stop
            text = String(decoding: line[range], as: UTF8.self).replacing("&amp;", with: "&")
            end = close + 1
            return
        }
        return nil
    }
}
