/// The facts about a request that the proxies in front of this server pass on.
///
/// `X-Forwarded-For` and `-Proto` can be sent by anybody: they are believed only from a peer in the list, and entry by
/// entry from the right, as long as the proxy that wrote an entry is itself in the list.
package struct Forwarding: Sendable {
    let trustedProxies: [IPRange]
    /// The header in which a trusted proxy names the person whom it has signed in; nil if none does.
    let userHeader: String?

    package init(trustedProxies: [IPRange], userHeader: String? = nil) {
        self.trustedProxies = trustedProxies
        self.userHeader = userHeader
    }

    package func trusts(_ address: IPAddress?) -> Bool {
        guard let address else { return false }
        return trustedProxies.contains { $0.contains(address) }
    }

    /// The first address from the right that is no trusted proxy, of a request whose peer is one.
    package func client(peer: String, _ headers: Headers) -> String {
        var client = peer
        let entries = headers.all("x-forwarded-for").flatMap { $0.split(separator: ",") }
        for entry in entries.reversed() {
            let text = String(entry.trimmingOWS)
            guard let address = IPAddress(text) else { return client }
            client = text
            if !trusts(address) { return client }
        }
        return client
    }

    /// The person whom a trusted proxy names. The header is taken out of the request, whoever sent it, so nothing behind
    /// this can believe it by mistake. A header that is there twice names nobody: one of the two may be the client's.
    package func takeUser(outOf headers: inout Headers, isFromProxy: Bool) -> String? {
        guard let userHeader, headers.contains(userHeader) else { return nil }
        let values = headers.all(userHeader)
        headers.remove(userHeader)
        guard isFromProxy, values.count == 1, let user = values.first.map({ String($0.trimmingOWS) }), !user.isEmpty
        else { return nil }
        return user
    }

    /// Whether the nearest proxy, which wrote the last entry, received the request over TLS.
    package func isSecure(_ headers: Headers) -> Bool {
        guard let entry = headers.all("x-forwarded-proto").last?.split(separator: ",").last else { return false }
        return entry.trimmingOWS.equalsIgnoringCase("https")
    }
}
