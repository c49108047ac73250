/// The hosts by which this server may be named in a link that leaves it: in an invitation, a calendar, a code on the wall.
/// The `Host` header alone can be written by anybody.
///
/// This machine itself is always known: `localhost`, names below it, and the loopback addresses.
package struct KnownHosts: Sendable {
    private let names: Set<String>

    /// - Parameter names: host names or addresses, with a port if only that port is meant.
    package init(_ names: [String] = []) {
        self.names = Set(names.map { $0.lowercased() })
    }

    /// Whether a text can be the name of a host, with or without a port.
    package static func isHost(_ text: String) -> Bool { HostName.isValid(text) }

    /// - Parameter host: as in ``Request/host``.
    package func contains(_ host: String) -> Bool {
        let host = host.lowercased()
        let name = KnownHosts.withoutPort(host)
        return names.contains(host) || names.contains(name) || KnownHosts.isThisMachine(name)
    }

    private static func withoutPort(_ host: String) -> String {
        guard let colon = host.utf8.lastIndex(of: UInt8(ascii: ":")), !host.utf8[colon...].contains(UInt8(ascii: "]"))
        else { return host }
        return String(host[..<colon])
    }

    private static func isThisMachine(_ name: String) -> Bool {
        if name == "localhost" || name.hasSuffix(".localhost") { return true }
        let isBracketed = name.utf8.first == UInt8(ascii: "[") && name.utf8.last == UInt8(ascii: "]")
        let text = isBracketed ? String(Substring(name.utf8.dropFirst().dropLast())) : name
        guard let address = IPAddress(text) else { return false }
        return loopback.contains { $0.contains(address) }
    }

    private static let loopback = ["127.0.0.0/8", "::1"].compactMap { IPRange($0) }
}
