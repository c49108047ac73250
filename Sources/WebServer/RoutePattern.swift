/// A pattern such as "/incidents/:incident/timeline/:event", cut into segments.
///
/// A segment is a literal ("timeline"), a parameter (":incident"), or a parameter with a literal suffix
/// (":incident.md"), whose name ends at the first byte that is no letter, digit or underscore. A parameter with
/// an exclamation mark (":!code") is a secret, which no log may hold; see ``RouteTable/logged(_:)``.
struct RoutePattern {
    enum Segment: Equatable {
        case literal(String)
        case parameter(String, suffix: String, isSecret: Bool)
    }

    let text: String
    let segments: [Segment]

    /// Stops the program for a pattern without a leading slash, or a parameter without a name or named twice: patterns
    /// are written in the source, and a route that never matches would go unnoticed.
    init(_ text: String) {
        precondition(text.utf8.first == UInt8(ascii: "/"), "a route begins with a slash: \(text)")
        self.text = text
        let parts = text.utf8.dropFirst().split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
        segments = text == "/" ? [] : parts.map { Self.segment(Substring($0), in: text) }
        let names = segments.compactMap { if case .parameter(let name, _, _) = $0 { name } else { nil } }
        precondition(Set(names).count == names.count, "a route names two parameters alike: \(text)")
    }

    private static func segment(_ part: Substring, in pattern: String) -> Segment {
        guard part.utf8.first == UInt8(ascii: ":") else { return .literal(String(part)) }
        let isSecret = part.utf8.dropFirst().first == UInt8(ascii: "!")
        let name = part.utf8.dropFirst(isSecret ? 2 : 1).prefix {
            $0.isASCIILetter || $0.isASCIIDigit || $0 == UInt8(ascii: "_")
        }
        precondition(!name.isEmpty, "a route has a parameter without a name: \(pattern)")
        return .parameter(
            String(Substring(name)), suffix: String(Substring(part.utf8[name.endIndex...])), isSecret: isSecret)
    }
}
