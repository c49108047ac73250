import CCMark
import Foundation

/// The HTML of the CommonMark reference implementation for what the renderer has to show: the tree is changed as the
/// three exceptions say, and cmark renders it. Headings have no anchors there.
///
/// Nil where the text is nested deeper than the renderer follows.
func referenceHTML(of text: String) -> String? {
    let bytes = Array(text.utf8)
    guard let root = bytes.withUnsafeBytes({ cmark_parse_document($0.baseAddress, $0.count, CMARK_OPT_VALIDATE_UTF8) })
    else { return nil }
    var replaced: [OpaquePointer] = []
    defer {
        for node in replaced { cmark_node_free(node) }
        cmark_node_free(root)
    }
    let nodes = nodes(of: root)
    if nodes.contains(where: { $0.depth > 32 }) { return nil }
    for type in [CMARK_NODE_HTML_BLOCK, CMARK_NODE_HTML_INLINE, CMARK_NODE_IMAGE, CMARK_NODE_LINK] {
        for node in nodes.reversed() where node.type == type && replaceIfRefused(node.pointer) {
            replaced.append(node.pointer)
        }
    }
    guard let html = cmark_render_html(root, CMARK_OPT_UNSAFE) else { return nil }
    defer { free(html) }
    return String(cString: html)
}

private func nodes(of root: OpaquePointer) -> [(pointer: OpaquePointer, type: cmark_node_type, depth: Int)] {
    var nodes: [(pointer: OpaquePointer, type: cmark_node_type, depth: Int)] = []
    var current: OpaquePointer? = root
    var depth = 0
    while let node = current {
        nodes.append((node, cmark_node_get_type(node), depth))
        if let child = cmark_node_first_child(node) {
            depth += 1
            current = child
            continue
        }
        var last = node
        while cmark_node_next(last) == nil, let parent = cmark_node_parent(last) {
            depth -= 1
            last = parent
        }
        current = cmark_node_next(last)
    }
    return nodes
}

/// Whether the node has been taken out of the tree.
private func replaceIfRefused(_ node: OpaquePointer) -> Bool {
    let address = cmark_node_get_url(node).map { String(cString: $0) } ?? ""
    switch cmark_node_get_type(node) {
    case CMARK_NODE_HTML_BLOCK:
        return replace(node, by: cmark_node_new(CMARK_NODE_CODE_BLOCK), literal: cmark_node_get_literal(node))
    case CMARK_NODE_HTML_INLINE:
        return replace(node, by: cmark_node_new(CMARK_NODE_TEXT), literal: cmark_node_get_literal(node))
    case CMARK_NODE_LINK where !mayLead(to: address) || isInsideLink(node):
        while let child = cmark_node_first_child(node) { cmark_node_insert_before(node, child) }
        cmark_node_unlink(node)
        return true
    case CMARK_NODE_IMAGE where !address.hasPrefix("/") || isElsewhere(address):
        let description = descriptionOfImage(node)
        let text = cmark_node_new(CMARK_NODE_TEXT)
        guard mayLead(to: address), !isInsideLink(node) else { return replace(node, by: text, literal: description) }
        cmark_node_set_literal(text, description.isEmpty ? address : description)
        let link = cmark_node_new(CMARK_NODE_LINK)
        cmark_node_set_url(link, address)
        cmark_node_set_title(link, cmark_node_get_title(node))
        cmark_node_append_child(link, text)
        return cmark_node_replace(node, link) == 1
    default:
        return false
    }
}

private func replace(_ node: OpaquePointer, by replacement: OpaquePointer?, literal: UnsafePointer<CChar>?) -> Bool {
    cmark_node_set_literal(replacement, literal)
    return cmark_node_replace(node, replacement) == 1
}

private func descriptionOfImage(_ image: OpaquePointer) -> String {
    var description = ""
    guard let iterator = cmark_iter_new(image) else { return description }
    defer { cmark_iter_free(iterator) }
    while case let event = cmark_iter_next(iterator), event != CMARK_EVENT_DONE {
        guard event == CMARK_EVENT_ENTER, let node = cmark_iter_get_node(iterator) else { continue }
        switch cmark_node_get_type(node) {
        case CMARK_NODE_SOFTBREAK, CMARK_NODE_LINEBREAK: description += " "
        default: description += cmark_node_get_literal(node).map { String(cString: $0) } ?? ""
        }
    }
    return description
}

private func isInsideLink(_ node: OpaquePointer) -> Bool {
    var ancestor = cmark_node_parent(node)
    while let node = ancestor {
        if cmark_node_get_type(node) == CMARK_NODE_LINK { return true }
        ancestor = cmark_node_parent(node)
    }
    return false
}

private func mayLead(to address: String) -> Bool {
    let lowercased = address.lowercased()
    return ["http://", "https://", "mailto:", "#"].contains { lowercased.hasPrefix($0) }
        || (address.hasPrefix("/") && !isElsewhere(address))
}

private func isElsewhere(_ address: String) -> Bool { address.hasPrefix("//") || address.hasPrefix("/\\") }
