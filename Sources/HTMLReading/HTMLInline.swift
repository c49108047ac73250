/// Writes the text of a paragraph, with the marks that Markdown has for it.
struct HTMLInline {
    private let writer: HTMLMarkdown
    private let inCell: Bool
    private let marks: Set<String>
    private var run: HTMLRun

    private static let emphasis = [
        "b": "**", "strong": "**", "i": "*", "em": "*", "del": "~~", "s": "~~", "strike": "~~",
    ]

    /// - Parameters:
    ///   - marks: those that are around it already.
    ///   - before: the byte in front of it.
    init(_ writer: HTMLMarkdown, inCell: Bool, marks: Set<String> = [], behind before: UInt8? = nil) {
        self.writer = writer
        self.inCell = inCell
        self.marks = marks
        run = HTMLRun(behind: before)
    }

    /// Without empty ones.
    var lines: [[UInt8]] {
        run.markdown(inCell: inCell).split(separator: 0x0A).map { line in
            let start = line.drop { $0 == 0x20 }
            let end = start.lastIndex { $0 != 0x20 }.map { start.index(after: $0) } ?? start.startIndex
            return Array(start[..<end])
        }.filter { !$0.isEmpty }
    }

    private var kind: HTMLRun.Kind { marks.contains("a") ? .linkText : .text }

    mutating func add(_ node: HTMLTree.Node) {
        switch node {
        case .text(let text): run.addText(text, as: kind)
        case .element(let number): add(number, writer.tree.elements[number])
        }
    }

    private mutating func add(_ number: Int, _ element: HTMLTree.Element) {
        if writer.isDropped(element) { return }
        switch element.name {
        case "br": run.add(inCell ? Array("<br>".utf8) : [0x0A])
        case "code", "tt", "samp", "kbd":
            let words = Array(writer.text(number).utf8)
            if !words.isEmpty { run.add(HTMLInline.code(words, inCell: inCell)) }
        // The name of somebody, which in other wikis is no link.
        case "a" where element.hasClass("user-mention"): addMarked(element, "**")
        case "a": addLink(element)
        case "img": addImage(element)
        case "input":
            if element.attribute("type") == "checkbox" {
                run.add((element.attributes["checked"] == nil ? "[ ] " : "[x] ").utf8)
            }
        case "time":
            let isEmpty = writer.text(number).isEmpty
            if isEmpty { run.addText(Array(element.attribute("datetime").utf8), as: kind) } else { addAll(element) }
        default:
            guard let mark = HTMLInline.emphasis[element.name], !marks.contains(mark) else { return addAll(element) }
            addMarked(element, mark)
        }
    }

    private mutating func addAll(_ element: HTMLTree.Element) {
        for child in element.children { add(child) }
    }

    /// What an element has in it, apart from what is here already.
    private func inside(_ element: HTMLTree.Element, marked mark: String) -> HTMLRun {
        var inner = HTMLInline(writer, inCell: inCell, marks: marks.union([mark]), behind: run.last)
        inner.addAll(element)
        return inner.run
    }

    private mutating func addMarked(_ element: HTMLTree.Element, _ mark: String) {
        run.add(inside(element, marked: mark), marked: mark)
    }

    private mutating func addLink(_ element: HTMLTree.Element) {
        guard !marks.contains("a"), let address = HTMLInline.address(element.attribute("href")) else {
            return addAll(element)
        }
        let words = inside(element, marked: "a").onOneLine
        guard words.hasWords else { return run.add(words) }
        run.add([UInt8(ascii: "[")])
        run.add(words)
        run.add(Array("](".utf8) + address + [UInt8(ascii: ")")])
    }

    private mutating func addImage(_ element: HTMLTree.Element) {
        let emoji = element.attribute("data-emoji-fallback")
        let alt = emoji.isEmpty ? element.attribute("alt") : emoji
        let isSign = !emoji.isEmpty || element.hasClass("emoticon")
        // Confluence shows a small picture of it, and names the file beside that.
        let file = element.attribute("data-image-src")
        let source = file.isEmpty ? element.attribute("src") : file
        guard !isSign, let address = HTMLInline.address(source) else {
            return run.addText(Array(alt.utf8), as: kind)
        }
        run.add("![".utf8)
        run.addText(Array(alt.utf8), as: .linkText)
        run.add(Array("](".utf8) + address + [UInt8(ascii: ")")])
    }

    static func marked(_ words: [UInt8], _ mark: String) -> [UInt8] { Array(mark.utf8) + words + Array(mark.utf8) }

    static func code(_ words: [UInt8], inCell: Bool) -> [UInt8] {
        let fence = [UInt8](repeating: UInt8(ascii: "`"), count: longestRun(in: words) + 1)
        let isAtEdge = words.first == UInt8(ascii: "`") || words.last == UInt8(ascii: "`")
        let space: [UInt8] = isAtEdge ? [0x20] : []
        let escaped = inCell ? words.flatMap { $0 == UInt8(ascii: "|") ? Array("\\|".utf8) : [$0] } : words
        return fence + space + escaped + space + fence
    }

    static func longestRun(in bytes: [UInt8]) -> Int {
        var (longest, run) = (0, 0)
        for byte in bytes {
            run = byte == UInt8(ascii: "`") ? run + 1 : 0
            longest = max(longest, run)
        }
        return longest
    }

    /// An address that a link may lead to: on the web, of mail, or relative. Nil for all others.
    private static func address(_ text: String) -> [UInt8]? {
        let kept = text.utf8.filter { $0 >= 0x20 && $0 != 0x7F }
        let start = kept.drop { $0 == 0x20 }
        let bytes = Array(Array(start.reversed().drop { $0 == 0x20 }).reversed())
        guard !bytes.isEmpty, bytes.first != UInt8(ascii: "#") else { return nil }
        let scheme = bytes.prefix { !"/?#:".utf8.contains($0) }
        if scheme.count < bytes.count, bytes[scheme.count] == UInt8(ascii: ":") {
            let name = String(decoding: scheme.map(\.lowercased), as: UTF8.self)
            guard ["http", "https", "mailto"].contains(name) else { return nil }
        }
        return bytes.flatMap { byte -> [UInt8] in
            let isUnsafe = " ()<>\\|`*[]".utf8.contains(byte)
            return isUnsafe ? Array("%\(String(byte, radix: 16, uppercase: true))".utf8) : [byte]
        }
    }
}
