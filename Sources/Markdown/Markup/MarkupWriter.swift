/// Writes a tree in the syntax of another program. Every text goes through ``text(_:)`` and every piece of code through a
/// function for code, so that nothing that somebody wrote means anything there.
package protocol MarkupWriter {
    /// The address of a link or an image, as it is in our HTML, in the place where the export will be read.
    var target: @Sendable (_ address: String) -> MarkupTarget { get }

    func text(_ text: String) -> String
    func code(_ code: String) -> String
    var lineBreak: String { get }
    func styled(_ style: MarkupStyle, _ content: String) -> String
    /// - Parameters:
    ///   - content: what is shown, with its markup; never empty.
    ///   - plain: the same without.
    func link(to target: MarkupTarget, _ content: String, plain: String) -> String
    func image(from target: MarkupTarget, _ description: String) -> String
    func noteReference(_ anchor: String, _ number: Int) -> String

    func heading(_ level: Int, _ anchor: String, _ content: [MarkupInline]) -> String
    func paragraph(_ content: [MarkupInline]) -> String
    func list(_ list: MarkupList) -> String
    func quote(_ label: String?, _ blocks: [MarkupBlock]) -> String
    func code(_ code: MarkupCode) -> String
    func table(_ table: MarkupTable) -> String
    func definitions(_ definitions: [MarkupDefinition]) -> String
    func details(_ summary: [MarkupInline], _ blocks: [MarkupBlock]) -> String
    var rule: String { get }
    func notes(_ notes: [MarkupNote]) -> String
    /// Keeps two lists apart, where a blank line does not.
    var betweenLists: String? { get }
}

/// Where a link in an export leads.
package enum MarkupTarget: Equatable, Sendable {
    /// A complete address.
    case web(String)
    /// A heading of the same document, by its anchor and its words.
    case heading(anchor: String, title: String)
    /// Another document of the same export, by its title and the name of its file without the extension.
    case page(name: String, title: String)
    /// A file beside the document, such as an image.
    case file(String)
    /// Nothing that the reader could open.
    case nowhere
}

extension MarkupWriter {
    /// The document, ending in a line break.
    package func document(_ blocks: [MarkupBlock]) -> String {
        let text = self.blocks(blocks)
        return text.isEmpty ? "" : text + "\n"
    }

    /// Blocks with a blank line between them, without a line break at the end.
    package func blocks(_ blocks: [MarkupBlock]) -> String {
        var parts: [String] = []
        var wasList = false
        for block in blocks {
            let text = self.block(block)
            if text.isEmpty { continue }
            if wasList, block.isList, let between = betweenLists { parts.append(between) }
            parts.append(text)
            wasList = block.isList
        }
        return parts.joined(separator: "\n\n")
    }

    package var betweenLists: String? { nil }

    func block(_ block: MarkupBlock) -> String {
        switch block {
        case .heading(let level, let anchor, let content): heading(level, anchor, content)
        case .paragraph(let content): paragraph(content)
        case .list(let list): self.list(list)
        case .quote(let label, let blocks): quote(label, blocks)
        case .code(let code): self.code(code)
        case .table(let table): self.table(table)
        case .definitions(let definitions): self.definitions(definitions)
        case .details(let summary, let blocks): details(summary, blocks)
        case .rule: rule
        case .notes(let notes): self.notes(notes)
        }
    }

    package func inlines(_ inlines: [MarkupInline]) -> String {
        inlines.map(inline).joined()
    }

    private func inline(_ inline: MarkupInline) -> String {
        switch inline {
        case .text(let text): return self.text(text)
        case .lineBreak: return lineBreak
        case .code(let code): return code.isEmpty ? "" : self.code(code)
        case .styled(let style, let content): return padded(content) { styled(style, $0) }
        case .link(let address, let content):
            let shown = content.plain.isEmpty && content.allSatisfy(\.isText) ? [.text(address)] : content
            return padded(shown) { link(to: target(address), $0, plain: shown.trimmed.plain) }
        case .image(let address, let description):
            let target = target(address)
            if target != .nowhere { return image(from: target, description) }
            return styled(
                .emphasis, text("(image not included" + (description.isEmpty ? "" : ": \(description)") + ")"))
        case .relative(let path, let content):
            let words = inlines(content)
            return words.isEmpty || content.plain == path ? text(path) : words + text(" (") + code(path) + text(")")
        case .noteReference(let anchor, let number): return noteReference(anchor, number)
        }
    }

    /// Spaces at the ends of marked text go outside: most syntaxes want words next to their marks.
    private func padded(_ content: [MarkupInline], _ mark: (String) -> String) -> String {
        let inner = content.trimmed
        let words = inlines(inner)
        if words.isEmpty { return content.isEmpty ? "" : text(" ") }
        let plain = content.plain
        return (plain.hasPrefix(" ") ? " " : "") + mark(words) + (plain.hasSuffix(" ") ? " " : "")
    }
}

extension MarkupBlock {
    /// Whether a writer may write it as a list.
    fileprivate var isList: Bool {
        switch self {
        case .list, .notes, .table: true
        case .heading, .paragraph, .quote, .code, .definitions, .details, .rule: false
        }
    }
}

extension MarkupInline {
    fileprivate var isText: Bool { if case .text = self { true } else { false } }
}

extension MarkupNote {
    /// Its words, if it is one paragraph.
    var line: [MarkupInline]? {
        guard blocks.count == 1, case .paragraph(let words) = blocks[0] else { return nil }
        return words
    }
}

extension MarkupList.Item {
    /// Its words, if it has nothing but one paragraph and lists below it.
    var line: (words: [MarkupInline], lists: [MarkupList])? {
        var words: [MarkupInline] = []
        var lists: [MarkupList] = []
        for (index, block) in blocks.enumerated() {
            switch block {
            case .paragraph(let content) where index == 0: words = content
            case .list(let list): lists.append(list)
            case .heading, .paragraph, .quote, .code, .table, .definitions, .details, .rule, .notes: return nil
            }
        }
        return (words, lists)
    }

    /// A box in front of a task, for syntaxes without tasks.
    var box: String { isDone.map { $0 ? "\u{2611} " : "\u{2610} " } ?? "" }
}

extension String {
    /// Without the line break at the end, for blocks of code.
    var withoutLastBreak: String { utf8.last == .lineFeed ? String(dropLast()) : self }

    /// The text with something in front of each line that is not empty.
    func prefixingLines(with first: String, _ others: String) -> String {
        var isFirst = true
        return split(separator: "\n", omittingEmptySubsequences: false).map { line in
            defer { isFirst = false }
            return isFirst ? first + line : line.isEmpty ? "" : others + line
        }.joined(separator: "\n")
    }

    /// The text with another one instead of some of its characters in ASCII.
    func replacingBytes(_ replacement: (UInt8) -> String?) -> String {
        var result: [UInt8] = []
        result.reserveCapacity(utf8.count + utf8.count / 8)
        for byte in utf8 {
            if byte < 0x80, let text = replacement(byte) { result += text.utf8 } else { result.append(byte) }
        }
        return String(decoding: result, as: UTF8.self)
    }
}
