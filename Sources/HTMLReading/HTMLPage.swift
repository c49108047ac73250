/// An HTML page that somebody else wrote, such as one of a wiki's export, as Markdown. It is written from a list of known
/// elements; of every other only the text stays.
package struct HTMLPage {
    /// Its own title; empty where it has none.
    package let title: String
    /// The title as a heading, and what the page says below it.
    package let markdown: String

    package init(_ bytes: [UInt8]) {
        let tree = HTMLTree(bytes)
        let all = tree.all()
        func first(_ isWanted: (HTMLTree.Element) -> Bool) -> Int? { all.first { isWanted(tree.elements[$0]) } }
        let writer = HTMLMarkdown(tree)
        let main =
            first { $0.attribute("id") == "main-content" } ?? first { $0.name == "main" }
            ?? first { $0.name == "article" } ?? first { $0.name == "body" } ?? 0
        // Confluence names the space in front of a title, and in the trail that leads to the page.
        let trail = first { $0.attribute("id") == "breadcrumbs" }
        let space = trail.flatMap { tree.first("a", in: $0) }.map(writer.text) ?? ""
        let named = first { $0.attribute("id") == "title-text" } ?? first { $0.name == "title" }
        var title = named.map(writer.text) ?? ""
        if !space.isEmpty, title.hasPrefix("\(space) : ") { title = String(title.dropFirst(space.count + 3)) }
        let inMain = tree.all(in: main)
        let largest = inMain.filter { tree.elements[$0].name == "h1" }
        // A page whose only large heading is at its beginning names itself with it.
        let isTitled = largest.count == 1 && (title.isEmpty || writer.text(largest[0]) == title)
        if isTitled || title.isEmpty { title = largest.first.map(writer.text) ?? title }
        let blocks = writer.blocks(tree.elements[main].children, shift: isTitled || largest.isEmpty ? 0 : 1)
        let heading = isTitled || title.isEmpty ? [] : [[Array("# ".utf8) + HTMLRun.escaped(title)]]
        self.title = title
        let lines = HTMLMarkdown.joined(heading + blocks)
        markdown = String(decoding: Array(lines.joined(separator: [0x0A])), as: UTF8.self) + "\n"
    }
}

extension HTMLTree {
    func first(_ name: String, in root: Int) -> Int? { all(in: root).first { elements[$0].name == name } }
}
