/// A page as a tree. Its depth is bounded: an element that is deeper is left out, and what is in it stays.
struct HTMLTree {
    struct Element {
        let name: String
        let attributes: [String: [UInt8]]
        var children: [Node] = []

        func attribute(_ name: String) -> String { String(decoding: attributes[name] ?? [], as: UTF8.self) }

        func hasClass(_ name: String) -> Bool {
            attribute("class").split(whereSeparator: \.isWhitespace).contains { $0 == name }
        }
    }

    enum Node {
        case text([UInt8])
        /// The number of the element.
        case element(Int)
    }

    /// The first holds all others.
    private(set) var elements = [Element(name: "", attributes: [:])]
    private var open = [0]

    private static let deepest = 60
    private static let empty: Set<String> = [
        "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr",
    ]
    /// Their contents are no text of the page.
    private static let raw: Set<String> = [
        "script", "style", "template", "noscript", "iframe", "object", "svg", "math",
    ]
    private static let headings: Set<String> = ["h1", "h2", "h3", "h4", "h5", "h6"]
    private static let rowsOfTables: Set<String> = ["table", "thead", "tbody", "tfoot", "tr", "colgroup"]
    private static let partsOfTables = rowsOfTables.union(["caption", "col", "td", "th"])
    /// They end a paragraph that is open.
    private static let blocks: Set<String> = [
        "address", "article", "aside", "blockquote", "details", "div", "dl", "fieldset", "figure", "footer", "form",
        "h1",
        "h2", "h3", "h4", "h5", "h6", "header", "hr", "main", "nav", "ol", "p", "pre", "section", "table", "ul",
    ]
    /// An element ends those that it cannot be in, up to the one that may hold it.
    private static let ends: [String: (closed: Set<String>, until: Set<String>)] = [
        "li": (["li", "p"], ["ul", "ol"]), "dt": (["dt", "dd", "p"], ["dl"]), "dd": (["dt", "dd", "p"], ["dl"]),
        "tr": (["tr", "td", "th", "p"], ["table"]), "td": (["td", "th", "p"], ["tr", "table"]),
        "th": (["td", "th", "p"], ["tr", "table"]), "tbody": (["tr", "td", "th", "thead", "tbody", "p"], ["table"]),
        "tfoot": (["tr", "td", "th", "thead", "tbody", "p"], ["table"]), "option": (["option"], ["select"]),
    ]

    init(_ bytes: [UInt8]) {
        var tokens = HTMLTokens(bytes)
        while let token = tokens.next() {
            switch token {
            case .text(let text): append(.text(text))
            case .start(let name, let attributes):
                if HTMLTree.raw.contains(name) {
                    tokens.skipRaw(name)
                } else {
                    start(name, attributes)
                }
            case .end(let name): end(name)
            }
        }
    }

    /// The elements within one, itself among them, in the order of the page.
    func all(in root: Int = 0) -> [Int] {
        elements[root].children.reduce(into: [root]) { found, child in
            if case .element(let number) = child { found += all(in: number) }
        }
    }

    /// What is in a table and in none of its cells goes behind the table, so that it is not lost.
    private mutating func append(_ node: Node) {
        let isPart =
            switch node {
            case .text(let text): text.allSatisfy(\.isSpace)
            case .element(let number): HTMLTree.partsOfTables.contains(elements[number].name)
            }
        let holder = isPart ? open.last : open.last { !HTMLTree.rowsOfTables.contains(elements[$0].name) }
        if let holder { elements[holder].children.append(node) }
    }

    private mutating func start(_ name: String, _ attributes: [String: [UInt8]]) {
        if let rule = HTMLTree.ends[name] {
            close(rule.closed, until: rule.until)
        } else if HTMLTree.blocks.contains(name) {
            close(["p"], until: ["td", "th", "li", "dd", "table", "blockquote", "div", "section", "details"])
        }
        guard open.count < HTMLTree.deepest else { return }
        elements.append(Element(name: name, attributes: attributes))
        append(.element(elements.count - 1))
        if !HTMLTree.empty.contains(name) { open.append(elements.count - 1) }
    }

    private mutating func close(_ names: Set<String>, until barriers: Set<String>) {
        var keep = open.count
        for place in open.indices.reversed().dropLast() {
            let name = elements[open[place]].name
            if barriers.contains(name) { break }
            if names.contains(name) { keep = place }
        }
        open.removeLast(open.count - keep)
    }

    private mutating func end(_ name: String) {
        for place in open.indices.reversed().dropLast() {
            let found = elements[open[place]].name
            // The end of any heading ends the one that is open, as in browsers.
            if found == name || HTMLTree.headings.contains(name) && HTMLTree.headings.contains(found) {
                open.removeLast(open.count - place)
                return
            }
            // An end without a beginning does not end the cell that it is in.
            if ["td", "th", "table"].contains(found), !["table", "tr", "tbody", "thead"].contains(name) { return }
        }
    }
}
