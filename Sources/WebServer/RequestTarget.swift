/// The resource that a request asks for: the path cut into decoded segments, and the query (RFC 9112 §3.2,
/// origin-form).
///
/// Refused, so that no handler sees them: invalid percent-encoding, an encoded slash, a backslash, NUL and any other
/// control character, text that is not UTF-8, and dot segments, encoded or not.
package struct RequestTarget: Sendable {
    /// As it was sent, without the query.
    package let rawPath: String
    /// Without empty first element: "/" is `[]`, "/a/b" is `["a", "b"]`, "/a/" is `["a", ""]`.
    package let path: [String]
    package let query: Form

    static let longestPath = 64

    init(_ target: String) throws(BadInput) {
        let bytes = Array(target.utf8)
        guard bytes.first == UInt8(ascii: "/") else {
            throw BadInput("The address does not begin with a slash.")
        }
        // A fragment never belongs to a request target; one that was sent anyway would make two readings possible.
        guard !bytes.contains(UInt8(ascii: "#")) else {
            throw BadInput("The address has a “#” in it.")
        }
        let mark = bytes.firstIndex(of: UInt8(ascii: "?"))
        rawPath = mark == nil ? target : String(decoding: bytes[..<(mark ?? 0)], as: UTF8.self)
        path = try Self.segments(bytes[1..<(mark ?? bytes.count)])
        query = if let mark { try Form(urlEncoded: bytes[(mark + 1)...]) } else { Form() }
    }

    private static func segments(_ bytes: ArraySlice<UInt8>) throws(BadInput) -> [String] {
        if bytes.isEmpty { return [] }
        let parts = bytes.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
        guard parts.count <= longestPath else {
            throw BadInput("The address has too many parts.")
        }
        var segments: [String] = []
        segments.reserveCapacity(parts.count)
        for part in parts {
            segments.append(try segment(part))
        }
        return segments
    }

    private static func segment(_ part: ArraySlice<UInt8>) throws(BadInput) -> String {
        var decoded = part
        if part.contains(UInt8(ascii: "%")) {
            guard let bytes = PercentEncoding.decode(part) else {
                throw BadInput("The address has a “%” that is not followed by two hexadecimal digits.")
            }
            decoded = bytes[...]
        }
        guard !decoded.contains(UInt8(ascii: "/")), !decoded.contains(UInt8(ascii: "\\")) else {
            throw BadInput("The address has an encoded slash or a backslash in it.")
        }
        guard !decoded.elementsEqual(".".utf8), !decoded.elementsEqual("..".utf8) else {
            throw BadInput("The address has a “.” or “..” part in it.")
        }
        return try TextCheck.line(decoded)
    }
}
