import Foundation

/// The address that the gate asks.
struct GateAddress: Equatable {
    let text: String

    /// - Throws: ``CannotAsk`` for anything that is not the address of a server, or that would expose the token on its
    ///   way.
    init(_ server: String, service: String, override: Int64?, allowsPlainHTTP: Bool) throws {
        guard var parts = URLComponents(string: server), let scheme = parts.scheme?.lowercased(),
            let host = parts.host, !host.isEmpty, ["https", "http"].contains(scheme)
        else { throw CannotAsk("--server is “\(server)”. Use a full address such as https://handrail.example.org.") }
        guard parts.query == nil, parts.fragment == nil, parts.user == nil, parts.password == nil else {
            throw CannotAsk("--server needs an address without a user, a query or an anchor.")
        }
        if scheme == "http" && !allowsPlainHTTP && !["localhost", "127.0.0.1", "[::1]", "::1"].contains(host) {
            throw CannotAsk(
                "Over http everybody on the way can read the token. Use https, or --plain-http if you accept that.")
        }
        var path = parts.path
        while path.hasSuffix("/") { path.removeLast() }
        parts.path = path + "/api/v1/freeze"
        parts.queryItems = [URLQueryItem(name: "service", value: service)]
        if let override { parts.queryItems?.append(URLQueryItem(name: "override", value: String(override))) }
        // A plus would be read as a space.
        parts.percentEncodedQuery = parts.percentEncodedQuery?.replacing("+", with: "%2B")
        guard let text = parts.string else { throw CannotAsk("--server is “\(server)”, which is not an address.") }
        self.text = text
    }
}
