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

    /// The values of all methods that a path has.
    package func values(at path: [String]) -> [Value] {
        var parameters = RouteParameters()
        return match(path[...], from: 0, &parameters).map { nodes[$0].routes.map(\.value) } ?? []
    }

    /// The path of a request as a log may hold it: without the values of secret parameters. A path that no route has is
    /// shown as far as routes name its parts, because what somebody typed may be a secret in the wrong place.
    ///
    /// - Parameter rawPath: as it was sent; its parts are those of `path`, percent-encoded.
    package func logged(_ path: [String], rawPath: String) -> String {
        var parts = rawPath.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == path.count + 1 || path.isEmpty else { return RouteTable.hidden }
        var parameters = RouteParameters()
        if match(path[...], from: 0, &parameters) != nil {
            for place in parameters.secretPlaces { parts[place + 1] = RouteTable.hidden }
            return parts.joined(separator: "/")
        }
        var node = 0
        var known = 0
        while known < path.count, let next = nodes[node].literals[path[known]] {
            node = next
            known += 1
        }
        return (parts.prefix(known + 1) + [RouteTable.hidden]).joined(separator: "/")
    }

    private static var hidden: String { "***" }

    private struct Node: Sendable {
        var routes: [(method: Method, value: Value)] = []
        var literals: [String: Int] = [:]
        /// The longest suffix first, the plain parameter (an empty suffix) last.
        var parameters: [(name: String, suffix: String, isSecret: Bool, node: Int)] = []
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
        case .parameter(let name, let suffix, let isSecret):
            if let known = nodes[node].parameters.first(where: { $0.suffix == suffix }) {
                precondition(
                    known.name == name && known.isSecret == isSecret,
                    "two routes declare the same parameter “\(known.name)” and “\(name)” differently: \(pattern.text)"
                )
                return known.node
            }
            nodes.append(Node())
            nodes[node].parameters.append((name, suffix, isSecret, nodes.count - 1))
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
            parameters.append(parameter.name, value, isSecret: parameter.isSecret, at: path.startIndex)
            if let found = match(rest, from: parameter.node, &parameters) { return found }
            parameters.removeLast(at: path.startIndex)
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
