extension Markdown {
    /// A Markdown link. The text is shown literally.
    package static func link(_ text: String, to address: String) -> String {
        "[\(escaped(text))](\(destination(address)))"
    }

    /// An address as a link destination (CommonMark 0.30, section 6.3), in angle brackets if needed.
    private static func destination(_ address: String) -> String {
        var result: [UInt8] = []
        Array(address.utf8).withUnsafeBufferPointer { address in
            let needsBrackets =
                address.isEmpty || address.contains { $0 <= .space || "()<>\\|\u{7F}".utf8.contains($0) }
            if needsBrackets { result.append(UInt8(ascii: "<")) }
            for (index, byte) in address.enumerated() {
                switch byte {
                case 0: result.append("%00")
                case .lineFeed: result.append("%0A")
                case .carriageReturn: result.append("%0D")
                case UInt8(ascii: "&") where isReference(address, at: index): result.append("&amp;")
                case UInt8(ascii: "<"), UInt8(ascii: ">"), .backslash: result.append(contentsOf: [.backslash, byte])
                default: result.append(byte)
                }
            }
            if needsBrackets { result.append(UInt8(ascii: ">")) }
        }
        return String(decoding: result, as: UTF8.self)
    }
}
