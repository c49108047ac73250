/// Finds the value that belongs to a method and a path.
///
///     RouteTable([(.get, "/incidents", .list), (.get, "/incidents/:incident", .show)])
///
/// A path is matched by the most specific pattern: segment by segment a literal wins over a parameter with a suffix,
/// the longer suffix over the shorter, and that over a plain parameter. Only then does the method count, so
/// "/incidents/new" never falls through to "/incidents/:incident" because of its method.
package struct RouteTable<Value: Sendable>: Sendable {
    package enum Lookup: Sendable {
        case found(Value, RouteParameters)
        /// The path exists, with these methods: 405 with an `Allow` header.
        case wrongMethod(allow: [Method])
        case notFound
    }

    private var nodes: [Node] = [Node()]

    /// Stops the program for two routes with the same method and shape, or with different names for the parameter at
    /// the same place: both are mistakes in the source.
    package init(_ routes: [(Method, String, Value)]) {
        for (method, text, value) in routes {
            add(method, RoutePattern(text), value)
        }
    }

    /// - Parameter path: Decoded segments, as ``Request/path``.
    package func lookup(_ method: Method, _ path: [String]) -> Lookup {
        var parameters = RouteParameters()
        guard let node = match(path[...], from: 0, &parameters) else { return .notFound }
        let routes = nodes[node].routes
        if let route = routes.first(where: { $0.method == method }) { return .found(route.value, parameters) }
        if method == .head, let route = routes.first(where: { $0.method == .get }) {
            return .found(route.value, parameters)
        }
        let methods = routes.map(\.method)
        return .wrongMethod(allow: methods.contains(.get) && !methods.contains(.head) ? methods + [.head] : methods)
    }

    private struct Node: Sendable {
        var routes: [(method: Method, value: Value)] = []
        var literals: [String: Int] = [:]
        /// The longest suffix first, the plain parameter (an empty suffix) last.
        var parameters: [(name: String, suffix: String, node: Int)] = []
    }

    private mutating func add(_ method: Method, _ pattern: RoutePattern, _ value: Value) {
        var node = 0
        for segment in pattern.segments {
            node = child(of: node, for: segment, in: pattern)
        }
        precondition(
            !nodes[node].routes.contains { $0.method == method },
            "two routes are alike: \(method.name) \(pattern.text)"
        )
        nodes[node].routes.append((method, value))
    }

    private mutating func child(of node: Int, for segment: RoutePattern.Segment, in pattern: RoutePattern) -> Int {
        switch segment {
        case .literal(let text):
            if let child = nodes[node].literals[text] { return child }
            nodes.append(Node())
            nodes[node].literals[text] = nodes.count - 1
        case .parameter(let name, let suffix):
            if let known = nodes[node].parameters.first(where: { $0.suffix == suffix }) {
                precondition(
                    known.name == name,
                    "two routes name the same parameter “\(known.name)” and “\(name)”: \(pattern.text)"
                )
                return known.node
            }
            nodes.append(Node())
            nodes[node].parameters.append((name, suffix, nodes.count - 1))
            nodes[node].parameters.sort { $0.suffix.utf8.count > $1.suffix.utf8.count }
        }
        return nodes.count - 1
    }

    /// The node of the whole path; `parameters` holds what was matched on the way there.
    private func match(_ path: ArraySlice<String>, from index: Int, _ parameters: inout RouteParameters) -> Int? {
        let node = nodes[index]
        guard let segment = path.first else { return node.routes.isEmpty ? nil : index }
        let rest = path.dropFirst()
        if let literal = node.literals[segment], let found = match(rest, from: literal, &parameters) { return found }
        for parameter in node.parameters {
            guard let value = Self.value(of: segment, without: parameter.suffix) else { continue }
            parameters.append(parameter.name, value)
            if let found = match(rest, from: parameter.node, &parameters) { return found }
            parameters.removeLast()
        }
        return nil
    }

    /// A parameter is never empty: "/incidents/" is not "/incidents/:incident".
    private static func value(of segment: String, without suffix: String) -> String? {
        if suffix.isEmpty { return segment.isEmpty ? nil : segment }
        let bytes = segment.utf8
        guard bytes.count > suffix.utf8.count, bytes.suffix(suffix.utf8.count).elementsEqual(suffix.utf8) else {
            return nil
        }
        return String(Substring(bytes.dropLast(suffix.utf8.count)))
    }
}
