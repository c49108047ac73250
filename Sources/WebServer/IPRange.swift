/// Addresses that share a prefix: "10.0.0.0/8", "fd00::/8", or a single address.
package struct IPRange: Sendable, Hashable {
    private let address: IPAddress
    /// Of the 128 bits of the mapped form.
    private let prefix: Int

    /// - Returns: nil where the text is neither an address nor one with a prefix length.
    package init?(_ text: String) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard let first = parts.first, parts.count <= 2, let address = IPAddress(String(first)) else { return nil }
        let isFour = !first.utf8.contains(UInt8(ascii: ":"))
        let width = isFour ? 32 : 128
        var length = width
        if parts.count == 2 {
            guard let given = Int(parts[1]), (0...width).contains(given) else { return nil }
            length = given
        }
        self.address = address
        prefix = length + (isFour ? 96 : 0)
    }

    package func contains(_ other: IPAddress) -> Bool {
        let highMask = prefix >= 64 ? UInt64.max : ~(UInt64.max >> UInt64(prefix))
        let lowMask = prefix <= 64 ? 0 : ~(prefix >= 128 ? 0 : UInt64.max >> UInt64(prefix - 64))
        return (address.high ^ other.high) & highMask == 0 && (address.low ^ other.low) & lowMask == 0
    }

    package static let loopback: [IPRange] = ["127.0.0.0/8", "::1"].compactMap(IPRange.init)
}
