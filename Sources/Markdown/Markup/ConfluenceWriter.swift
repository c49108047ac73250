/// Writes the storage format of Confluence: XHTML with its own elements.
package struct ConfluenceWriter: MarkupWriter {
    package let target: @Sendable (String) -> MarkupTarget
    /// The anchors that links lead to; others are not written.
    private let anchors: Set<String>

    package init(anchors: Set<String> = [], target: @escaping @Sendable (String) -> MarkupTarget) {
        self.anchors = anchors
        self.target = target
    }

    package func text(_ text: String) -> String { text.withoutControls.escapedForHTML }

    package func code(_ code: String) -> String { "<code>\(text(code))</code>" }

    package var lineBreak: String { "<br/>" }

    package func styled(_ style: MarkupStyle, _ content: String) -> String {
        switch style {
        case .emphasis: "<em>\(content)</em>"
        case .strong: "<strong>\(content)</strong>"
        case .deleted: "<del>\(content)</del>"
        case .inserted: "<u>\(content)</u>"
        case .marked: "<span style=\"background-color: rgb(255,240,179);\">\(content)</span>"
        case .lowered: "<sub>\(content)</sub>"
        case .raised: "<sup>\(content)</sup>"
        case .key: "<code>\(content)</code>"
        }
    }

    package func link(to target: MarkupTarget, _ content: String, plain: String) -> String {
        switch target {
        case .web(let address): "<a href=\"\(text(address))\">\(content)</a>"
        case .heading(let anchor, _):
            "<ac:link ac:anchor=\"\(text(anchor))\"><ac:link-body>\(content)</ac:link-body></ac:link>"
        case .page(_, let title):
            "<ac:link><ri:page ri:content-title=\"\(text(title))\"/><ac:link-body>\(content)</ac:link-body></ac:link>"
        case .file(let name):
            "<ac:link><ri:attachment ri:filename=\"\(text(name.lastPathPart))\"/><ac:link-body>\(content)</ac:link-body></ac:link>"
        case .nowhere: content
        }
    }

    package func image(from target: MarkupTarget, _ description: String) -> String {
        let alt = "ac:alt=\"\(text(description))\""
        return switch target {
        case .web(let address): "<ac:image \(alt)><ri:url ri:value=\"\(text(address))\"/></ac:image>"
        case .file(let name): "<ac:image \(alt)><ri:attachment ri:filename=\"\(text(name.lastPathPart))\"/></ac:image>"
        case .heading, .page, .nowhere: text(description)
        }
    }

    package func noteReference(_ anchor: String, _ number: Int) -> String {
        "<sup>\(link(to: .heading(anchor: anchor, title: ""), "[\(number)]", plain: ""))</sup>"
    }

    package func heading(_ level: Int, _ anchor: String, _ content: [MarkupInline]) -> String {
        "<h\(level)>\(anchors.contains(anchor) ? mark(anchor) : "")\(inlines(content))</h\(level)>"
    }

    package func paragraph(_ content: [MarkupInline]) -> String { "<p>\(inlines(content))</p>" }

    package func list(_ list: MarkupList) -> String {
        if !list.items.isEmpty, list.items.allSatisfy({ $0.isDone != nil }) {
            let tasks = list.items.map { item in
                let state = item.isDone == true ? "complete" : "incomplete"
                return
                    "<ac:task><ac:task-status>\(state)</ac:task-status><ac:task-body>\(content(of: item))</ac:task-body></ac:task>"
            }
            return "<ac:task-list>\n\(tasks.joined(separator: "\n"))\n</ac:task-list>"
        }
        let tag = list.start == nil ? "ul" : "ol"
        let start = list.start.map { $0 == 1 ? "" : " start=\"\($0)\"" } ?? ""
        let items = list.items.map { "<li>\($0.box)\(content(of: $0))</li>" }
        return "<\(tag)\(start)>\n\(items.joined(separator: "\n"))\n</\(tag)>"
    }

    private func content(of item: MarkupList.Item) -> String {
        guard let (words, lists) = item.line else { return blocks(item.blocks) }
        return inlines(words) + lists.map { "\n" + list($0) }.joined()
    }

    package func quote(_ label: String?, _ blocks: [MarkupBlock]) -> String {
        guard let label else { return "<blockquote>\n\(self.blocks(blocks))\n</blockquote>" }
        let name = ["Note": "info", "Tip": "tip", "Important": "note", "Warning": "warning"][label] ?? "warning"
        return macro(name, [("title", label)], rich: self.blocks(blocks))
    }

    package func code(_ code: MarkupCode) -> String {
        // The end of the section cannot be in it, so there it is divided.
        let body = code.text.withoutLastBreak.withoutControls.replacing("]]>", with: "]]]]><![CDATA[>")
        let language = ConfluenceWriter.languages[code.language.lowercased()]
        return "<ac:structured-macro ac:name=\"code\">"
            + (language.map { "<ac:parameter ac:name=\"language\">\($0)</ac:parameter>" } ?? "")
            + "<ac:plain-text-body><![CDATA[\(body)]]></ac:plain-text-body></ac:structured-macro>"
    }

    package func table(_ table: MarkupTable) -> String {
        let rows =
            [table.header.map { "<th>\(inlines($0))</th>" }]
            + table.rows.map { row in
                zip(row, table.alignments).map { cell, alignment in
                    let style =
                        switch alignment {
                        case .none, .left: ""
                        case .center: " style=\"text-align: center;\""
                        case .right: " style=\"text-align: right;\""
                        }
                    return "<td\(style)>\(inlines(cell))</td>"
                }
            }
        return "<table><tbody>\n\(rows.map { "<tr>\($0.joined())</tr>" }.joined(separator: "\n"))\n</tbody></table>"
    }

    package func definitions(_ definitions: [MarkupDefinition]) -> String {
        definitions.map { definition in
            "<p><strong>\(inlines(definition.term))</strong></p>\n<ul>\n"
                + definition.meanings.map { "<li>\(inlines($0))</li>\n" }.joined() + "</ul>"
        }.joined(separator: "\n")
    }

    package func details(_ summary: [MarkupInline], _ blocks: [MarkupBlock]) -> String {
        macro("expand", [("title", summary.plain)], rich: self.blocks(blocks))
    }

    package var rule: String { "<hr/>" }

    package func notes(_ notes: [MarkupNote]) -> String {
        let items = notes.map { note in
            "<li>\(note.anchor.map(mark) ?? "")\(note.line.map(inlines) ?? blocks(note.blocks))</li>"
        }
        return "<ol>\n\(items.joined(separator: "\n"))\n</ol>"
    }

    private func mark(_ anchor: String) -> String {
        "<ac:structured-macro ac:name=\"anchor\"><ac:parameter ac:name=\"\">\(text(anchor))</ac:parameter></ac:structured-macro>"
    }

    private func macro(_ name: String, _ parameters: [(String, String)], rich body: String) -> String {
        "<ac:structured-macro ac:name=\"\(name)\">"
            + parameters.map { "<ac:parameter ac:name=\"\($0.0)\">\(text($0.1))</ac:parameter>" }.joined()
            + "<ac:rich-text-body>\n\(body)\n</ac:rich-text-body></ac:structured-macro>"
    }

    /// The languages that the macro for code knows, by the names that people write. It refuses others.
    private static let languages: [String: String] = [
        "bash": "bash", "sh": "bash", "shell": "bash", "c": "cpp", "cpp": "cpp", "c++": "cpp", "cs": "c#",
        "csharp": "c#", "css": "css", "diff": "diff", "patch": "diff", "erlang": "erl", "groovy": "groovy",
        "html": "xml", "java": "java", "javascript": "js", "js": "js", "json": "js", "perl": "perl", "php": "php",
        "powershell": "powershell", "py": "py", "python": "py", "rb": "ruby", "ruby": "ruby", "scala": "scala",
        "sql": "sql", "xml": "xml", "yaml": "yml", "yml": "yml",
    ]
}

extension String {
    /// Without the characters that XML cannot contain.
    var withoutControls: String {
        guard utf8.contains(where: { $0 < 0x20 && $0 != .tab && $0 != .lineFeed || $0 == 0xEF }) else { return self }
        var result = String.UnicodeScalarView()
        for scalar in unicodeScalars {
            let isRefused =
                scalar.value < 0x20 && !"\t\n\r".unicodeScalars.contains(scalar) || scalar.value == 0xFFFE
                || scalar.value == 0xFFFF
            result.append(isRefused ? "\u{FFFD}" : scalar)
        }
        return String(result)
    }

    var lastPathPart: String { split(separator: "/").last.map(String.init) ?? self }
}
