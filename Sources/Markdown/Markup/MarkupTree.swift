/// A part of a rendered text that begins on a line of its own: what a writer for another format starts from.
///
/// The tree is read from our own HTML, so that every format has what the page shows: text that the page shows as text is
/// ``MarkupInline/text(_:)`` here, whatever it looks like.
package indirect enum MarkupBlock: Equatable, Sendable {
    case heading(level: Int, anchor: String, [MarkupInline])
    case paragraph([MarkupInline])
    case list(MarkupList)
    /// A quotation; an alert such as `> [!NOTE]` has a label.
    case quote(label: String?, [MarkupBlock])
    case code(MarkupCode)
    case table(MarkupTable)
    /// Terms, each with its definitions.
    case definitions([MarkupDefinition])
    /// Folded blocks under a summary.
    case details(summary: [MarkupInline], [MarkupBlock])
    case rule
    /// The notes that ``MarkupInline/noteReference(_:)`` refers to, in the order of their numbers.
    case notes([MarkupNote])
}

package indirect enum MarkupInline: Equatable, Sendable {
    case text(String)
    case lineBreak
    case code(String)
    case styled(MarkupStyle, [MarkupInline])
    case link(address: String, [MarkupInline])
    case image(address: String, description: String)
    /// A link to a path relative to the text, which leads nowhere; the path was `path`.
    case relative(path: String, [MarkupInline])
    /// The anchor and the number of a note.
    case noteReference(anchor: String, number: Int)
}

package enum MarkupStyle: Sendable {
    case emphasis, strong, deleted, inserted, marked, lowered, raised, key
}

package struct MarkupList: Equatable, Sendable {
    package struct Item: Equatable, Sendable {
        /// Whether a task is done; nil if the item is no task.
        package var isDone: Bool?
        package var blocks: [MarkupBlock]

        package init(isDone: Bool? = nil, blocks: [MarkupBlock]) {
            self.isDone = isDone
            self.blocks = blocks
        }
    }

    /// The number of the first item; nil if the items have no numbers.
    package var start: Int?
    package var items: [Item]

    package init(start: Int? = nil, items: [Item]) {
        self.start = start
        self.items = items
    }
}

package struct MarkupCode: Equatable, Sendable {
    /// The first word behind the fence; may be empty.
    package var language: String
    package var text: String
}

package struct MarkupTable: Equatable, Sendable {
    package var header: [[MarkupInline]]
    package var alignments: [Markdown.Alignment]
    package var rows: [[[MarkupInline]]]

    package init(header: [[MarkupInline]], alignments: [Markdown.Alignment], rows: [[[MarkupInline]]]) {
        self.header = header
        self.alignments = alignments
        self.rows = rows
    }
}

package struct MarkupDefinition: Equatable, Sendable {
    package var term: [MarkupInline]
    package var meanings: [[MarkupInline]]
}

package struct MarkupNote: Equatable, Sendable {
    /// Nil for a note that nothing refers to.
    package var anchor: String?
    package var blocks: [MarkupBlock]
}

extension [MarkupInline] {
    /// The words alone.
    package var plain: String {
        map { inline in
            switch inline {
            case .text(let text), .code(let text): text
            case .lineBreak: " "
            case .styled(_, let content), .link(_, let content), .relative(_, let content): content.plain
            case .image(_, let description): description
            case .noteReference: ""
            }
        }.joined()
    }

    /// Without white space at both ends.
    var trimmed: [MarkupInline] {
        var result = self
        if case .text(let text) = result.first {
            result[0] = .text(String(decoding: text.utf8.drop(while: \.isWhitespace), as: UTF8.self))
        }
        if case .text(let text) = result.last {
            let end = text.utf8.lastIndex { !$0.isWhitespace }.map { text.utf8.index(after: $0) }
            result[result.count - 1] = .text(String(text[..<(end ?? text.startIndex)]))
        }
        return result.filter { $0 != .text("") }
    }
}
