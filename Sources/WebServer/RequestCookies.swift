/// The cookies of a request: the contents of its `Cookie` headers (RFC 6265 §4.2), parsed when asked for.
package struct RequestCookies: Sendable {
    private let headerValues: [String]

    init(headers: Headers) {
        headerValues = headers.all("cookie")
    }

    package var isEmpty: Bool { headerValues.allSatisfy { $0.trimmingOWS.isEmpty } }

    /// The value of the first cookie with this name; cookie names are case-sensitive.
    package subscript(_ name: String) -> String? {
        for header in headerValues {
            if let value = Self.value(of: name, in: header.utf8) { return value }
        }
        return nil
    }

    static func value(of name: String, in header: some BidirectionalCollection<UInt8>) -> String? {
        for pair in header.split(separator: UInt8(ascii: ";")) {
            guard let equals = pair.firstIndex(of: UInt8(ascii: "=")) else { continue }
            guard pair[..<equals].trimmingOWS.elementsEqual(name.utf8) else { continue }
            return String(decoding: pair[pair.index(after: equals)...].trimmingOWS, as: UTF8.self)
        }
        return nil
    }
}
