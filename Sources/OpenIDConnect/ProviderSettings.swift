import Foundation

/// How this installation is known to the provider that signs its people in.
package struct ProviderSettings: Sendable, Equatable {
    /// The name that people know the provider by, for buttons and sentences.
    package let name: String
    /// The address by which the provider names itself, exactly as in its tokens.
    package let issuer: String
    package let clientID: String
    /// Nil for a public client.
    package let clientSecret: String?
    /// Where the provider sends people back to.
    package let returnAddress: String
    package let scopes: String
    /// The claim of an id token that lists groups.
    package let groupsClaim: String

    package init(
        name: String, issuer: String, clientID: String, clientSecret: String?, returnAddress: String,
        scopes: String = "openid email profile", groupsClaim: String = "groups"
    ) {
        self.name = name
        self.issuer = issuer
        self.clientID = clientID
        self.clientSecret = clientSecret
        self.returnAddress = returnAddress
        self.scopes = scopes
        self.groupsClaim = groupsClaim
    }

    /// Where the provider describes itself (OpenID Connect Discovery 1.0, section 4).
    var documentAddress: String {
        (issuer.hasSuffix("/") ? String(issuer.dropLast()) : issuer) + "/.well-known/openid-configuration"
    }
}

/// The addresses that a provider may have.
package enum ProviderAddress {
    /// Whether secrets may be sent to this address: over TLS, or without leaving this machine.
    package static func isSafe(_ address: String) -> Bool {
        // It becomes part of a header.
        guard address.utf8.allSatisfy({ (0x21...0x7E).contains($0) }), let parts = URLComponents(string: address),
            let host = parts.host, !host.isEmpty, parts.user == nil,
            parts.password == nil, parts.fragment == nil
        else { return false }
        switch parts.scheme?.lowercased() {
        case "https": return true
        case "http": return ["localhost", "127.0.0.1", "::1", "[::1]"].contains(host.lowercased())
        default: return false
        }
    }

    /// Whether an address names this machine, or its network card alone (link-local), in one of the ways in which that can
    /// be written.
    static func isOnThisMachine(_ address: String) -> Bool {
        guard let host = URLComponents(string: address)?.host?.lowercased() else { return false }
        let name = host.filter { $0 != "[" && $0 != "]" }
        let bare = name.hasSuffix(".") ? String(name.dropLast()) : name
        if bare == "localhost" || bare.hasSuffix(".localhost") { return true }
        var four = in_addr()
        if inet_aton(bare, &four) != 0 { return isOnThisMachine(UInt32(bigEndian: four.s_addr)) }
        var six = in6_addr()
        guard inet_pton(AF_INET6, String(bare.prefix { $0 != "%" }), &six) == 1 else { return false }
        let bytes = withUnsafeBytes(of: six) { Array($0) }
        if bytes[0] == 0xFE, bytes[1] & 0xC0 == 0x80 { return true }
        guard bytes.prefix(10).allSatisfy({ $0 == 0 }) else { return false }
        let last = bytes.suffix(4).reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
        if bytes[10] == 0xFF, bytes[11] == 0xFF { return isOnThisMachine(last) }
        return bytes[10...13].allSatisfy { $0 == 0 } && bytes[14] == 0 && bytes[15] <= 1
    }

    /// 127.0.0.0/8, 0.0.0.0/8 and 169.254.0.0/16.
    private static func isOnThisMachine(_ four: UInt32) -> Bool {
        four >> 24 == 127 || four >> 24 == 0 || four >> 16 == 0xA9FE
    }

    /// The address with more values in its query.
    static func adding(_ values: [(name: String, value: String)], to address: String) -> String {
        address + (address.utf8.contains(UInt8(ascii: "?")) ? "&" : "?") + encoded(values)
    }

    static func encoded(_ values: [(name: String, value: String)]) -> String {
        values.map { "\(encoded($0.name))=\(encoded($0.value))" }.joined(separator: "&")
    }

    /// Everything but letters, digits, `-`, `.`, `_` and `~` as `%XX`.
    static func encoded(_ text: String) -> String {
        var encoded: [UInt8] = []
        let digits = Array("0123456789ABCDEF".utf8)
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
                UInt8(ascii: "~"):
                encoded.append(byte)
            default:
                encoded += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            }
        }
        return String(decoding: encoded, as: UTF8.self)
    }
}
