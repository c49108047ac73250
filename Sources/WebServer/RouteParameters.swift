/// The values of a pattern's parameters in one path.
package struct RouteParameters: Sendable {
    private var pairs: [(name: String, value: String)] = []

    package init() {}

    package subscript(_ name: String) -> String? {
        pairs.first { $0.name == name }?.value
    }

    mutating func append(_ name: String, _ value: String) {
        pairs.append((name, value))
    }

    mutating func removeLast() {
        pairs.removeLast()
    }
}
