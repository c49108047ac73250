/// The values of a pattern's parameters in one path.
package struct RouteParameters: Sendable {
    private var pairs: [(name: String, value: String)] = []
    /// The segments of the path that hold a secret.
    private(set) var secretPlaces: Set<Int> = []

    package init() {}

    package subscript(_ name: String) -> String? {
        pairs.first { $0.name == name }?.value
    }

    mutating func append(_ name: String, _ value: String, isSecret: Bool, at place: Int) {
        pairs.append((name, value))
        if isSecret { secretPlaces.insert(place) }
    }

    mutating func removeLast(at place: Int) {
        pairs.removeLast()
        secretPlaces.remove(place)
    }
}
