/// The cookies of a request: what stands in its `Cookie` headers (RFC 6265 §4.2), parsed when asked for.
package struct RequestCookies: Sendable {
    private let headerValues: [String]

    init(headers: Headers) {
        headerValues = headers.all("cookie")
    }

    package var isEmpty: Bool { headerValues.allSatisfy { $0.trimmingOWS.isEmpty } }

    /// The value of the first cookie with this name; cookie names are case-sensitive.
    package subscript(_ name: String) -> String? {
        for header in headerValues {
            for pair in header.utf8.split(separator: UInt8(ascii: ";")) {
                guard let equals = pair.firstIndex(of: UInt8(ascii: "=")) else { continue }
                guard Substring(pair[..<equals]).trimmingOWS.utf8.elementsEqual(name.utf8) else { continue }
                return String(Substring(pair[pair.index(after: equals)...]).trimmingOWS)
            }
        }
        return nil
    }
}
