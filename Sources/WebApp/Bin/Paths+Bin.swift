import HTML
import Storage

extension Paths {
    static func restoration(of item: Deletable) -> Link {
        Link(["bin", "restorations"], query: [("kind", item.kind), ("number", String(item.number))])
    }

    /// - Parameter items: of one kind.
    static func removal(of items: [Deletable]) -> Link {
        let numbers = items.map { String($0.number) }.joined(separator: ",")
        return Link(["bin", "removals"], query: [("kind", items.first?.kind ?? ""), ("numbers", numbers)])
    }
}
