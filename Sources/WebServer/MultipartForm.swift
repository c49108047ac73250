/// `multipart/form-data` (RFC 7578, and the HTML standard on how names are escaped).
extension Form {
    /// - Parameter boundary: From the content type, 1 to 70 bytes (RFC 2046 §5.1.1).
    /// - Throws: ``BadInput`` where the body is cut short, a part has no name, a text is refused by ``TextCheck``, or
    ///   there are too many parts.
    package init(multipart body: some RandomAccessCollection<UInt8>, boundary: String) throws(BadInput) {
        self.init()
        guard (1...70).contains(boundary.utf8.count) else {
            throw BadInput("The form has an invalid boundary between its fields.")
        }
        let delimiter = Array("--\(boundary)".utf8)
        let separator = Array("\r\n".utf8) + delimiter
        let behindFirst =
            body.starts(with: delimiter)
            ? body.index(body.startIndex, offsetBy: delimiter.count) : body.end(of: separator)
        guard let first = behindFirst else { throw Self.cutShort }
        var rest = body[first...]
        while !rest.starts(with: "--".utf8) {
            rest = rest.drop { $0 == 0x20 || $0 == 0x09 }
            guard rest.starts(with: "\r\n".utf8), let end = rest.end(of: separator) else { throw Self.cutShort }
            // The CRLF stays in front: a part without any header begins with the empty line itself.
            try add(part: rest[..<rest.index(end, offsetBy: -separator.count)])
            rest = rest[end...]
        }
    }

    private static var cutShort: BadInput { BadInput("The form was not sent completely.") }

    private static let longestPartHead = 8 * 1024

    private mutating func add(part: some RandomAccessCollection<UInt8>) throws(BadInput) {
        guard let headEnd = part.prefix(Self.longestPartHead).end(of: Array("\r\n\r\n".utf8)) else {
            throw BadInput("A field of the form has no valid head.")
        }
        let head = part[..<headEnd]
        let content = part[headEnd...]
        guard let disposition = try Self.header("content-disposition", in: head),
            let semicolon = disposition.utf8.firstIndex(of: UInt8(ascii: ";"))
        else {
            throw BadInput("A field of the form has no name.")
        }
        let parameters = HeaderParameters(disposition.utf8[semicolon...])
        guard let name = parameters["name"].map(Self.unescape) else {
            throw BadInput("A field of the form has no name.")
        }
        guard let filename = parameters["filename"].map(Self.unescape) else {
            try add(Field(name: name, value: TextCheck.text(content)))
            return
        }
        // A file input without a chosen file is sent as an empty file without a name.
        if filename.isEmpty && content.isEmpty { return }
        let lastPart = filename.utf8.split { $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "\\") }.last
        let type = try Self.header("content-type", in: head) ?? "application/octet-stream"
        try add(
            File(name: name, filename: lastPart.map { String(Substring($0)) } ?? "", type: type, bytes: Array(content))
        )
    }

    private static func header(_ name: StaticString, in head: some RandomAccessCollection<UInt8>) throws(BadInput)
        -> String?
    {
        for line in head.split(separator: 0x0A) {
            guard let colon = line.firstIndex(of: UInt8(ascii: ":")) else { continue }
            guard line[..<colon].equalsLowercased(name) else { continue }
            let value = line[line.index(after: colon)...]
            return String(try TextCheck.line(value.last == 0x0D ? value.dropLast() : value).trimmingOWS)
        }
        return nil
    }

    /// Browsers send a quote in a name as `%22`, and line ends, which no name needs, as `%0D` and `%0A`.
    private static func unescape(_ text: String) -> String {
        guard text.utf8.contains(UInt8(ascii: "%")) else { return text }
        var bytes: [UInt8] = []
        var rest = text.utf8[...]
        while let byte = rest.first {
            if rest.starts(with: "%22".utf8) {
                bytes.append(UInt8(ascii: "\""))
                rest = rest.dropFirst(3)
            } else {
                bytes.append(byte)
                rest = rest.dropFirst()
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}

extension RandomAccessCollection<UInt8> {
    /// The index behind the first occurrence of `pattern`, which begins with CR. Work stays linear: a boundary holds no
    /// CR, so that attempts to match it do not overlap.
    fileprivate func end(of pattern: [UInt8]) -> Index? {
        var position = startIndex
        while let start = self[position...].firstIndex(of: 0x0D) {
            let candidate = self[start...].prefix(pattern.count)
            if candidate.elementsEqual(pattern) { return candidate.endIndex }
            position = index(after: start)
        }
        return nil
    }
}
