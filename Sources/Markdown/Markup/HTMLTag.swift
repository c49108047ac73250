/// A tag in the HTML of this target.
struct HTMLTag {
    let name: String
    private(set) var isEnd = false
    private var attributes: [String: String] = [:]

    init(name: String) { self.name = name }

    subscript(attribute: String) -> String? { attributes[attribute] }

    /// Reads the tag at an index, and moves the index behind it.
    init(in bytes: [UInt8], at index: inout Int) {
        func byte() -> UInt8 { index < bytes.count ? bytes[index] : 0 }
        index += 1
        if byte() == UInt8(ascii: "/") {
            isEnd = true
            index += 1
        }
        let nameStart = index
        while byte().isAlphanumeric { index += 1 }
        name = String(decoding: bytes[nameStart..<index], as: UTF8.self)
        while index < bytes.count, bytes[index] != UInt8(ascii: ">") {
            let start = index
            while byte().isLetter || byte() == UInt8(ascii: "-") { index += 1 }
            guard index > start, byte() == UInt8(ascii: "=") else {
                index = max(index, start + 1)
                continue
            }
            let attribute = String(decoding: bytes[start..<index], as: UTF8.self)
            // The sign and the quotation mark.
            index = min(bytes.count, index + 2)
            let end = bytes[index...].firstIndex(of: UInt8(ascii: "\"")) ?? bytes.count
            attributes[attribute] = String(decoding: HTMLTag.withoutReferences(bytes[index..<end]), as: UTF8.self)
            index = min(bytes.count, end + 1)
        }
        index = min(bytes.count, index + 1)
    }

    /// The text with characters instead of the references that this target writes.
    static func withoutReferences(_ text: ArraySlice<UInt8>) -> [UInt8] {
        guard text.contains(UInt8(ascii: "&")) else { return Array(text) }
        var result: [UInt8] = []
        result.reserveCapacity(text.count)
        var index = text.startIndex
        while index < text.endIndex {
            let known = text[index] == UInt8(ascii: "&") ? references.first { text[index...].starts(with: $0.0) } : nil
            result.append(known?.1 ?? text[index])
            index += known?.0.count ?? 1
        }
        return result
    }

    private static let references: [([UInt8], UInt8)] = [
        ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&amp;", "&"), ("&#39;", "'"), ("&#x27;", "'"),
    ].map { (Array($0.0.utf8), Array($0.1.utf8)[0]) }
}
