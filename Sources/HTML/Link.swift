/// An address that may be used in `href`, `src` or `action`: a path of our own, or an outside address whose scheme has
/// been checked.
package struct Link: Hashable, Sendable {
    /// The attribute value before HTML escaping. ASCII for our own paths.
    package let address: String

    /// A path on this site. Segments, query and fragment are percent-encoded here. A segment that would lead elsewhere
    /// becomes `_`, which leads nowhere: an empty segment, which would turn the next one into a host, and `.` and `..`,
    /// which browsers resolve even when they are encoded (URL standard, section 4.1).
    package init(_ segments: [String], query: [(name: String, value: String)] = [], fragment: String? = nil) {
        var address = segments.isEmpty ? "/" : ""
        for segment in segments {
            address += "/" + (["", ".", ".."].contains(segment) ? "_" : Link.percentEncoded(segment))
        }
        for (index, item) in query.enumerated() {
            address += (index == 0 ? "?" : "&") + Link.percentEncoded(item.name) + "=" + Link.percentEncoded(item.value)
        }
        if let fragment {
            address += "#" + Link.percentEncoded(fragment)
        }
        self.address = address
    }

    /// An anchor on the same page.
    package init(anchor: String) {
        address = "#" + Link.percentEncoded(anchor)
    }

    /// An outside address, or nil unless its scheme is http, https or mailto and it contains no white space or control
    /// characters.
    package init?(outside address: String) {
        let bytes = Array(address.utf8)
        guard !bytes.contains(where: { $0 <= 0x20 || $0 == 0x7F }),
            ["http://", "https://", "mailto:"].contains(where: { scheme in
                bytes.count > scheme.utf8.count
                    && zip(bytes, scheme.utf8).allSatisfy { ($0 | ($0.isASCIIUppercase ? 0x20 : 0)) == $1 }
            })
        else { return nil }
        self.address = address
    }

    /// A path on this site that came in a request or a form, such as the page to return to. Nil for anything that a
    /// browser could read as another site: `//host`, `/\host`, or anything with a scheme.
    package init?(ownPath address: String) {
        let bytes = Array(address.utf8)
        guard bytes.count <= 2_000, bytes.first == UInt8(ascii: "/"), !bytes.dropFirst().starts(with: "/".utf8),
            !bytes.contains(where: { $0 <= 0x20 || $0 >= 0x7F || $0 == UInt8(ascii: "\\") })
        else { return nil }
        self.address = address
    }

    package func anchored(_ fragment: String) -> Link {
        let page = address.utf8.prefix { $0 != UInt8(ascii: "#") }
        return Link(trusted: String(Substring(page)) + "#" + Link.percentEncoded(fragment))
    }

    /// This link with a text fragment, so that a browser that supports them highlights the words.
    package func highlighting(_ words: String) -> Link {
        if words.isEmpty { return self }
        let mark = address.utf8.contains(UInt8(ascii: "#")) ? ":~:text=" : "#:~:text="
        // A hyphen has a special meaning in the directive.
        let text = Link.percentEncoded(words).split(separator: "-", omittingEmptySubsequences: false)
        return Link(trusted: address + mark + text.joined(separator: "%2D"))
    }

    private init(trusted address: String) {
        self.address = address
    }

    /// RFC 3986, section 2.3: everything but the unreserved characters is encoded.
    package static func percentEncoded(_ text: String) -> String {
        if text.utf8.allSatisfy(\.isUnreserved) { return text }
        var result: [UInt8] = []
        let digits = Array("0123456789ABCDEF".utf8)
        for byte in text.utf8 {
            if byte.isUnreserved {
                result.append(byte)
            } else {
                result.append(contentsOf: [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]])
            }
        }
        return String(decoding: result, as: UTF8.self)
    }
}

extension UInt8 {
    fileprivate var isASCIIUppercase: Bool { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(self) }

    fileprivate var isUnreserved: Bool {
        switch self {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
            UInt8(ascii: "~"):
            true
        default: false
        }
    }
}
