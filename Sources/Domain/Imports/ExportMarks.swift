/// What an export of ours has in its texts that nobody typed: the comments that divide mentions, and the links to pages of the
/// same export.
enum ExportMarks {
    private static let divider = Array("<!-- -->".utf8)

    /// The text without them; as many lines as before.
    static func removed(from text: String) -> String {
        let bytes = Array(text.utf8)
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count)
        var index = 0
        while index < bytes.count {
            if let last = result.last, "@#!-".utf8.contains(last), bytes[index...].starts(with: divider) {
                index += divider.count
            } else if bytes[index] == UInt8(ascii: "["), let link = link(in: bytes[index...]) {
                result += link.key
                index = link.end
            } else {
                result.append(bytes[index])
                index += 1
            }
        }
        return String(decoding: result, as: UTF8.self)
    }

    /// `[INC-12](INC-12-orders-locked.md)` at the beginning of these bytes.
    private static func link(in bytes: ArraySlice<UInt8>) -> (key: ArraySlice<UInt8>, end: Int)? {
        let key = bytes.dropFirst().prefix(20).prefix { $0 != UInt8(ascii: "]") }
        guard Key(String(decoding: key, as: UTF8.self)) != nil else { return nil }
        let rest = bytes[key.endIndex...]
        guard rest.starts(with: "](".utf8) else { return nil }
        let name = rest.dropFirst(2).prefix(200).prefix { $0 != UInt8(ascii: ")") && $0 > UInt8(ascii: " ") }
        let isPage = name.starts(with: Array(key)) && name.suffix(3).elementsEqual(".md".utf8)
        guard isPage, name.endIndex < bytes.endIndex, bytes[name.endIndex] == UInt8(ascii: ")"),
            !name.contains(UInt8(ascii: "/"))
        else { return nil }
        return (key, name.endIndex + 1)
    }
}
