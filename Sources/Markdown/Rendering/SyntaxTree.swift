import CCMark

/// Runs a closure with cmark's tree of a text. The tree, every ``Node`` and everything read from a node are valid only
/// while the closure runs.
func withSyntaxTree<Result, Failure: Error>(
    of text: [UInt8], _ body: (Node) throws(Failure) -> Result
) throws(Failure) -> Result? {
    let root = text.withUnsafeBytes { bytes in
        cmark_parse_document(bytes.baseAddress, bytes.count, CMARK_OPT_DEFAULT | CMARK_OPT_VALIDATE_UTF8)
    }
    guard let root else { return nil }
    defer { cmark_node_free(root) }
    return try body(Node(pointer: root))
}
