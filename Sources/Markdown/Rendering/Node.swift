import CCMark

struct Node: Hashable {
    let pointer: OpaquePointer

    enum Kind {
        case document, quote, list, item, codeBlock, htmlBlock, paragraph, heading, thematicBreak
        case text, softBreak, lineBreak, code, htmlInline, emphasis, strong, link, image
    }

    /// Nil for a kind of node that cmark's parser does not produce.
    var kind: Kind? {
        switch cmark_node_get_type(pointer) {
        case CMARK_NODE_DOCUMENT: .document
        case CMARK_NODE_BLOCK_QUOTE: .quote
        case CMARK_NODE_LIST: .list
        case CMARK_NODE_ITEM: .item
        case CMARK_NODE_CODE_BLOCK: .codeBlock
        case CMARK_NODE_HTML_BLOCK: .htmlBlock
        case CMARK_NODE_PARAGRAPH: .paragraph
        case CMARK_NODE_HEADING: .heading
        case CMARK_NODE_THEMATIC_BREAK: .thematicBreak
        case CMARK_NODE_TEXT: .text
        case CMARK_NODE_SOFTBREAK: .softBreak
        case CMARK_NODE_LINEBREAK: .lineBreak
        case CMARK_NODE_CODE: .code
        case CMARK_NODE_HTML_INLINE: .htmlInline
        case CMARK_NODE_EMPH: .emphasis
        case CMARK_NODE_STRONG: .strong
        case CMARK_NODE_LINK: .link
        case CMARK_NODE_IMAGE: .image
        default: nil
        }
    }

    var isContainer: Bool {
        switch kind {
        case .document, .quote, .list, .item, .paragraph, .heading, .emphasis, .strong, .link, .image: true
        case .codeBlock, .htmlBlock, .thematicBreak, .text, .softBreak, .lineBreak, .code, .htmlInline, nil: false
        }
    }

    var parent: Node? { cmark_node_parent(pointer).map(Node.init) }
    var next: Node? { cmark_node_next(pointer).map(Node.init) }
    var previous: Node? { cmark_node_previous(pointer).map(Node.init) }
    var firstChild: Node? { cmark_node_first_child(pointer).map(Node.init) }

    var children: [Node] { firstChild.map { Array(sequence(first: $0, next: \.next)) } ?? [] }

    /// The content of text, code and HTML.
    var literal: Bytes { Node.bytes(cmark_node_get_literal(pointer)) }
    var address: Bytes { Node.bytes(cmark_node_get_url(pointer)) }
    var title: Bytes { Node.bytes(cmark_node_get_title(pointer)) }
    var fenceInfo: Bytes { Node.bytes(cmark_node_get_fence_info(pointer)) }
    var headingLevel: Int { Int(cmark_node_get_heading_level(pointer)) }
    var isOrdered: Bool { cmark_node_get_list_type(pointer) == CMARK_ORDERED_LIST }
    var listStart: Int { Int(cmark_node_get_list_start(pointer)) }
    var isTight: Bool { cmark_node_get_list_tight(pointer) != 0 }

    /// Counted from 1.
    var lines: ClosedRange<Int> {
        let first = Int(cmark_node_get_start_line(pointer))
        return first...max(first, Int(cmark_node_get_end_line(pointer)))
    }

    /// Counted from 1, in bytes.
    var startColumn: Int { Int(cmark_node_get_start_column(pointer)) }

    private static func bytes(_ string: UnsafePointer<CChar>?) -> Bytes {
        guard let string else { return Bytes(start: nil, count: 0) }
        let count = strlen(string)
        return string.withMemoryRebound(to: UInt8.self, capacity: count) { Bytes(start: $0, count: count) }
    }
}
