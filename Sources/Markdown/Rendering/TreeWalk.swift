/// The nodes below a node in document order, without recursion, because the writer of the text controls the depth of
/// the tree. Nodes that can have children come twice, with `isEntering` true the first time.
struct TreeWalk {
    private let root: Node
    private var node: Node
    private var isEntering = true

    init(below root: Node) {
        self.root = root
        node = root
    }

    mutating func next() -> (node: Node, isEntering: Bool)? {
        if isEntering, let child = node.firstChild {
            node = child
        } else if isEntering, node != root, node.isContainer {
            isEntering = false
        } else if node != root, let next = node.next {
            node = next
            isEntering = true
        } else if node != root, let parent = node.parent, parent != root {
            node = parent
            isEntering = false
        } else {
            isEntering = false
            node = root
            return nil
        }
        return (node, isEntering)
    }

    /// Continues after the node that was entered last, without leaving it.
    mutating func skipChildren() {
        isEntering = false
    }
}
