/// Markdown of one line as the words that a reader sees, and the addresses of its links.
struct InlineWords: Equatable {
    private(set) var plain = ""
    private(set) var addresses: [String] = []
    /// Whether something is struck through.
    private(set) var isStruck = false

    static func plain(_ text: String) -> String { InlineWords(text).plain }

    init(_ text: String) {
        let bytes = Array(text.utf8)
        var kept: [UInt8] = []
        kept.reserveCapacity(bytes.count)
        var index = 0
        var isCode = false
        let stars = InlineWords.emphasis(bytes)
        // The end of a label that was looked for in vain is not looked for again.
        var mayLink = true
        while index < bytes.count {
            let byte = bytes[index]
            let next = index + 1 < bytes.count ? bytes[index + 1] : 0
            if byte == UInt8(ascii: "`") {
                isCode.toggle()
                index += 1
            } else if isCode {
                kept.append(byte)
                index += 1
            } else if byte == UInt8(ascii: "\\"), next != 0, next < 0x80, !InlineWords.isWord(next) {
                kept.append(next)
                index += 2
            } else if byte == UInt8(ascii: "&"), let sign = InlineWords.sign(bytes, at: index) {
                kept += sign.bytes
                index = sign.end
            } else if byte == UInt8(ascii: "*"), stars.contains(index) {
                index += 1
            } else if byte == UInt8(ascii: "~") && next == byte {
                isStruck = true
                index += 2
            } else if byte == UInt8(ascii: "_") && InlineWords.isEmphasis(bytes, index) {
                index += 1
            } else if byte == UInt8(ascii: "!"), next == UInt8(ascii: "["), mayLink,
                InlineWords.link(bytes, at: index + 1) != nil
            {
                // The words of an image.
                index += 1
            } else if byte == UInt8(ascii: "["), mayLink {
                if let link = InlineWords.link(bytes, at: index) {
                    kept += Array(InlineWords(String(decoding: link.label, as: UTF8.self)).plain.utf8)
                    if !link.address.isEmpty { addresses.append(link.address) }
                    index = link.end
                } else {
                    mayLink = bytes[index...].prefix(2_000).contains(UInt8(ascii: "]"))
                    kept.append(byte)
                    index += 1
                }
            } else if byte == UInt8(ascii: "h") || byte == UInt8(ascii: "<"),
                let found = InlineWords.address(bytes, at: index)
            {
                addresses.append(found.text)
                kept += Array(found.text.utf8)
                index = found.end
            } else {
                kept.append(byte)
                index += 1
            }
        }
        plain = String(decoding: kept, as: UTF8.self).trimmed
    }

    /// `&lt;` and the like, as a reader sees it.
    private static func sign(_ bytes: [UInt8], at start: Int) -> (bytes: [UInt8], end: Int)? {
        for (name, sign) in [("lt", "<"), ("gt", ">"), ("amp", "&"), ("quot", "\""), ("nbsp", " "), ("#39", "'")]
        where bytes[(start + 1)...].starts(with: "\(name);".utf8) {
            return (Array(sign.utf8), start + name.utf8.count + 2)
        }
        return nil
    }

    private static func isWord(_ byte: UInt8) -> Bool {
        byte >= 0x80 || (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
    }

    /// The places of stars that are emphasis: several in a row, and single ones that have a partner. `*.example` is none.
    private static func emphasis(_ bytes: [UInt8]) -> Set<Int> {
        guard bytes.contains(UInt8(ascii: "*")) else { return [] }
        var found: Set<Int> = []
        var open: [Int] = []
        var isCode = false
        var index = 0
        while index < bytes.count {
            let byte = bytes[index]
            let start = index
            index += 1
            if byte == UInt8(ascii: "`") { isCode.toggle() }
            if byte == UInt8(ascii: "\\"), !isCode { index += 1 }
            guard byte == UInt8(ascii: "*"), !isCode else { continue }
            while index < bytes.count, bytes[index] == byte { index += 1 }
            if index - start > 1 {
                found.formUnion(start..<index)
                continue
            }
            let before = start > 0 ? bytes[start - 1] : 0x20
            let after = index < bytes.count ? bytes[index] : 0x20
            if before != 0x20, isWord(before) || !isWord(after), let partner = open.popLast() {
                found.formUnion([partner, start])
            } else if after != 0x20, isWord(after) || !isWord(before) {
                open.append(start)
            }
        }
        return found
    }

    private static func isEmphasis(_ bytes: [UInt8], _ index: Int) -> Bool {
        let before = index > 0 ? bytes[index - 1] : 0x20
        let after = index + 1 < bytes.count ? bytes[index + 1] : 0x20
        if before == UInt8(ascii: "_") || after == UInt8(ascii: "_") { return true }
        return isWord(before) != isWord(after)
    }

    /// `[label](address)`, the label and the address of at most 2,000 bytes each.
    private static func link(_ bytes: [UInt8], at start: Int) -> (label: ArraySlice<UInt8>, address: String, end: Int)?
    {
        var depth = 0
        var index = start
        while index < min(bytes.count, start + 2_000) {
            if bytes[index] == UInt8(ascii: "[") { depth += 1 }
            if bytes[index] == UInt8(ascii: "]") {
                depth -= 1
                if depth == 0 { break }
            }
            if depth > 4 { return nil }
            index += 1
        }
        guard index + 1 < bytes.count, bytes[index] == UInt8(ascii: "]"), bytes[index + 1] == UInt8(ascii: "("),
            let close = bytes[(index + 2)...].prefix(2_000).firstIndex(of: UInt8(ascii: ")"))
        else { return nil }
        let target = String(decoding: bytes[(index + 2)..<close], as: UTF8.self)
        let address = target.split(separator: " ").first.map(String.init) ?? ""
        let isWeb = address.hasPrefix("http://") || address.hasPrefix("https://")
        return (bytes[(start + 1)..<index], isWeb ? address : "", close + 1)
    }

    private static func address(_ bytes: [UInt8], at start: Int) -> (text: String, end: Int)? {
        let isBracketed = bytes[start] == UInt8(ascii: "<")
        let from = isBracketed ? start + 1 : start
        let rest = bytes[from...].prefix(2_000)
        guard rest.starts(with: "http://".utf8) || rest.starts(with: "https://".utf8) else { return nil }
        var end = rest.firstIndex { $0 <= 0x20 || "<>|\"".utf8.contains($0) } ?? rest.endIndex
        let stop = end
        if !isBracketed {
            while end > from, ".,;:!?)]*".utf8.contains(bytes[end - 1]) { end -= 1 }
        }
        let isClosed = isBracketed && stop < bytes.count && bytes[stop] == UInt8(ascii: ">")
        return (String(decoding: bytes[from..<end], as: UTF8.self), isClosed ? stop + 1 : end)
    }
}
