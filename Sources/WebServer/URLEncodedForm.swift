/// `application/x-www-form-urlencoded` (URL Standard §5.1 and §5.2), of form bodies and of queries.
extension Form {
    /// - Throws: ``BadInput`` for invalid percent-encoding, text that ``TextCheck`` refuses, or too many fields.
    package init(urlEncoded bytes: some RandomAccessCollection<UInt8>) throws(BadInput) {
        self.init()
        var rest = bytes[...]
        while !rest.isEmpty {
            let pair = rest.prefix { $0 != UInt8(ascii: "&") }
            rest = rest[pair.endIndex...].dropFirst()
            if pair.isEmpty { continue }
            let name = pair.prefix { $0 != UInt8(ascii: "=") }
            let value = pair[name.endIndex...].dropFirst()
            try add(Field(name: TextCheck.line(Self.decode(name)), value: TextCheck.text(Self.decode(value))))
        }
    }

    /// The fields as a query or a form body; files have no place in it and are left out.
    package var urlEncoded: String {
        fields.map { Self.encode($0.name) + "=" + Self.encode($0.value) }.joined(separator: "&")
    }

    private static func decode(_ bytes: some Collection<UInt8>) throws(BadInput) -> [UInt8] {
        guard let decoded = PercentEncoding.decode(bytes, plusIsSpace: true) else {
            throw BadInput("The form has a “%” that is not followed by two hexadecimal digits.")
        }
        return decoded
    }

    private static func encode(_ text: String) -> String {
        PercentEncoding.encode(text)
    }
}
