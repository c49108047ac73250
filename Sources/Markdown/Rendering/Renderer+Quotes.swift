/// The kinds of GitHub's alerts: quotes that begin with a line such as `[!NOTE]`.
enum Alert: CaseIterable {
    case note, tip, important, warning, caution

    var mark: StaticString {
        switch self {
        case .note: "[!note]"
        case .tip: "[!tip]"
        case .important: "[!important]"
        case .warning: "[!warning]"
        case .caution: "[!caution]"
        }
    }

    var startTag: StaticString {
        switch self {
        case .note: "<blockquote class=\"alert alert-note\">\n<p class=\"alert-label\">Note</p>\n"
        case .tip: "<blockquote class=\"alert alert-tip\">\n<p class=\"alert-label\">Tip</p>\n"
        case .important:
            "<blockquote class=\"alert alert-important\">\n<p class=\"alert-label\">Important</p>\n"
        case .warning:
            "<blockquote class=\"alert alert-warning\">\n<p class=\"alert-label\">Warning</p>\n"
        case .caution:
            "<blockquote class=\"alert alert-caution\">\n<p class=\"alert-label\">Caution</p>\n"
        }
    }
}

extension Renderer {
    mutating func renderQuote(_ node: Node, _ isEntering: Bool) {
        if isEntering, blockNesting < Limits.nesting, let paragraph = node.firstChild,
            let alert = alert(of: paragraph)
        {
            alertParagraph = paragraph
            renderBlockContainer(true, alert.startTag, "")
        } else {
            renderBlockContainer(isEntering, "<blockquote>\n", "</blockquote>\n")
        }
    }

    private func alert(of paragraph: Node) -> Alert? {
        guard rendering.hasAdditions, paragraph.kind == .paragraph, let text = paragraph.firstChild,
            text.kind == .text,
            text.next == nil || text.next?.isBreak == true,
            tables.startingAt(paragraph.lines.lowerBound) == nil,
            lines.line(paragraph.lines.lowerBound, fromColumn: paragraph.startColumn).first
                == UInt8(ascii: "[")
        else { return nil }
        let literal = text.literal
        return Alert.allCases.first { literal.isWord($0.mark) }
    }
}

extension Node {
    var isBreak: Bool { kind == .softBreak || kind == .lineBreak }
}
