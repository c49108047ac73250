/// Decides where a link may lead and where an image may come from. Anything not listed is refused, so no disguise of a
/// scheme needs to be known: cmark has resolved escapes and character references, and characters that a browser would
/// skip (white space, controls) are percent-encoded in the output.
enum Destination {
    static func isAllowed(_ address: Bytes) -> Bool {
        isOwnPath(address) || address.first == UInt8(ascii: "#")
            || (["http://", "https://", "mailto:"] as [StaticString]).contains { scheme in
                address.starts(with: scheme, caseInsensitive: true)
            }
    }

    /// A path on this site. `//host` and `/\host` would leave it (URL standard, section 4.4, relative slash state).
    static func isOwnPath(_ address: Bytes) -> Bool {
        address.first == UInt8(ascii: "/") && address.at(1) != UInt8(ascii: "/") && address.at(1) != .backslash
    }

    /// A path relative to the document, such as `../runbooks/database.md`: it leads nowhere here, but tells a reader
    /// what was meant.
    static func isRelative(_ address: Bytes) -> Bool {
        guard let first = address.first, !"/#?\\".utf8.contains(first), address.count <= 1_000 else { return false }
        return address.prefix { !"/?#".utf8.contains($0) }.allSatisfy { $0 >= .space && $0 != UInt8(ascii: ":") }
    }
}
