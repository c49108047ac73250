/// The head of a request after the checks that concern the message as such: who it is for, and where it ends. Two
/// parties that read these differently are what request smuggling lives on, so anything unusual is refused.
package struct RequestHead: Sendable {
    package enum Framing: Equatable {
        case none
        case length(Int)
        case chunked
    }

    package let method: Method
    package let target: RequestTarget
    /// In lower case.
    package let host: String
    package let headers: Headers
    package let framing: Framing
    package let expectsContinue: Bool
    package let asksForUpgrade: Bool

    /// - Throws: ``BadInput`` with the status to answer with.
    package init(method: Method, target: String, isHTTP10: Bool, headers: Headers) throws(BadInput) {
        var host: String?
        var length: String?
        var codings: [String] = []
        var expectation: String?
        var asksForUpgrade = false
        for field in headers.fields {
            switch field.name.utf8.count {
            case 4 where field.name.equalsIgnoringCase("host"):
                if host != nil { throw BadInput("The request has two Host headers.") }
                host = field.value
            case 6 where field.name.equalsIgnoringCase("expect"):
                expectation = field.value
            case 7 where field.name.equalsIgnoringCase("upgrade"):
                asksForUpgrade = true
            case 14 where field.name.equalsIgnoringCase("content-length"):
                if length != nil { throw BadInput("The request has two Content-Length headers.") }
                length = field.value
            case 17 where field.name.equalsIgnoringCase("transfer-encoding"):
                codings.append(field.value)
            default:
                continue
            }
        }
        guard let host, HostName.isValid(host) else {
            throw BadInput("The request has no valid Host header.")
        }
        if let expectation, !expectation.equalsIgnoringCase("100-continue") {
            throw BadInput("The request expects something unknown.", status: .expectationFailed)
        }
        self.method = method
        self.target = try RequestTarget(Self.path(of: target, host: host))
        self.host = host.utf8.contains { $0 >= 0x41 && $0 <= 0x5A } ? host.lowercased() : host
        self.headers = headers
        framing = try Self.framing(length: length, codings: codings, isHTTP10: isHTTP10)
        expectsContinue = expectation != nil && !isHTTP10
        self.asksForUpgrade = asksForUpgrade
    }

    /// RFC 9112 §6.3, without the leniencies.
    private static func framing(length: String?, codings: [String], isHTTP10: Bool) throws(BadInput) -> Framing {
        if let coding = codings.first {
            guard codings.count == 1, coding.equalsIgnoringCase("chunked") else {
                throw BadInput("The request has an unknown Transfer-Encoding.", status: .notImplemented)
            }
            guard length == nil, !isHTTP10 else {
                throw BadInput("The request says in two ways how long it is.")
            }
            return .chunked
        }
        guard let length else { return .none }
        // Eighteen digits always fit into an Int.
        let isNumber = (1...18).contains(length.utf8.count) && length.utf8.allSatisfy(\.isASCIIDigit)
        guard isNumber, let count = Int(length) else {
            throw BadInput("The request has no valid Content-Length.")
        }
        return count == 0 ? .none : .length(count)
    }

    /// The origin-form of a target that may be in absolute-form, which a server must accept (RFC 9112 §3.2.2).
    private static func path(of target: String, host: String) throws(BadInput) -> String {
        if target.utf8.first == UInt8(ascii: "/") { return target }
        let scheme = ["http://", "https://"].first { prefix in
            Substring(target.utf8.prefix(prefix.utf8.count)).equalsIgnoringCase(prefix)
        }
        guard let scheme else {
            throw BadInput("The request does not ask for a path.")
        }
        let rest = target.utf8.dropFirst(scheme.utf8.count)
        let authority = rest.prefix { $0 != UInt8(ascii: "/") && $0 != UInt8(ascii: "?") }
        guard Substring(authority).equalsIgnoringCase(host) else {
            throw BadInput("The request names two hosts.")
        }
        let path = String(Substring(rest[authority.endIndex...]))
        return path.utf8.first == UInt8(ascii: "/") ? path : "/" + path
    }
}
