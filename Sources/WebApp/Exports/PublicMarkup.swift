import Domain
import Markdown

/// A tree for customers: every text without what is internal, links only to public hosts, and no images.
struct PublicMarkup {
    private let words: PublicWords
    private(set) var replaced: [PublicWords.Replacement] = []
    /// Anchors are made from the words of headings, so each gets a number instead.
    private var anchors: [String: String] = [:]

    init(_ words: PublicWords) { self.words = words }

    mutating func text(_ text: String) -> String { words.cleaned(text, &replaced) }

    mutating func blocks(_ blocks: [MarkupBlock]) -> [MarkupBlock] {
        var result: [MarkupBlock] = []
        for block in blocks { result.append(self.block(block)) }
        return result
    }

    private mutating func block(_ block: MarkupBlock) -> MarkupBlock {
        switch block {
        case .heading(let level, let anchor, let content):
            return .heading(level: level, anchor: self.anchor(anchor), inlines(content))
        case .paragraph(let content): return .paragraph(inlines(content))
        case .list(var list):
            for index in list.items.indices { list.items[index].blocks = blocks(list.items[index].blocks) }
            return .list(list)
        case .quote(let label, let content): return .quote(label: label, blocks(content))
        case .code(var code):
            code.language = text(code.language)
            code.text = text(code.text)
            return .code(code)
        case .table(var table):
            for index in table.header.indices { table.header[index] = inlines(table.header[index]) }
            for row in table.rows.indices {
                for cell in table.rows[row].indices { table.rows[row][cell] = inlines(table.rows[row][cell]) }
            }
            return .table(table)
        case .definitions(var definitions):
            for index in definitions.indices {
                definitions[index].term = inlines(definitions[index].term)
                for place in definitions[index].meanings.indices {
                    definitions[index].meanings[place] = inlines(definitions[index].meanings[place])
                }
            }
            return .definitions(definitions)
        case .details(let summary, let content): return .details(summary: inlines(summary), blocks(content))
        case .rule: return .rule
        case .notes(var notes):
            for index in notes.indices {
                notes[index].anchor = notes[index].anchor.map { anchor($0) }
                notes[index].blocks = blocks(notes[index].blocks)
            }
            return .notes(notes)
        }
    }

    private mutating func inlines(_ content: [MarkupInline]) -> [MarkupInline] {
        var result: [MarkupInline] = []
        for inline in PublicMarkup.joined(content) { result += self.inline(inline) }
        return result
    }

    private mutating func inline(_ inline: MarkupInline) -> [MarkupInline] {
        switch inline {
        case .text(let text): return [.text(self.text(text))]
        case .lineBreak: return [.lineBreak]
        case .code(let code): return [.code(text(code))]
        case .styled(let style, let content): return [.styled(style, inlines(content))]
        case .link(let address, let content):
            if address.hasPrefix("#") {
                return [.link(address: "#" + anchor(String(address.dropFirst())), inlines(content))]
            }
            if words.hosts.contains(address: address) { return [.link(address: address, inlines(content))] }
            let cleaned = inlines(content)
            replaced.append(PublicWords.Replacement(address, cleaned.plain))
            return cleaned
        case .image(let address, let description):
            replaced.append(PublicWords.Replacement("the image \(address)", ""))
            return description.isEmpty ? [] : [.text(text(description))]
        case .relative(let path, let content):
            let cleaned = inlines(content)
            replaced.append(PublicWords.Replacement(path, cleaned.plain))
            return cleaned
        case .noteReference(let anchor, let number):
            return [.noteReference(anchor: self.anchor(anchor), number: number)]
        }
    }

    /// Texts beside one another are one, so that no name hides in the gap between them.
    private static func joined(_ content: [MarkupInline]) -> [MarkupInline] {
        var result: [MarkupInline] = []
        for inline in content {
            if case .text(let text) = inline, case .text(let last) = result.last {
                result[result.count - 1] = .text(last + text)
            } else {
                result.append(inline)
            }
        }
        return result
    }

    private mutating func anchor(_ anchor: String) -> String {
        if let known = anchors[anchor] { return known }
        let name = "part-\(anchors.count + 1)"
        anchors[anchor] = name
        return name
    }
}
