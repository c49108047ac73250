import Foundation

/// An IP address as 16 bytes; an IPv4 address is mapped into IPv6 (RFC 4291 §2.5.5.2), so that both compare.
package struct IPAddress: Sendable, Hashable {
    let high: UInt64
    let low: UInt64

    /// - Returns: nil where the text is no address. Brackets and ports are not part of one.
    package init?(_ text: String) {
        // The C functions read up to a NUL: anything behind it must not go unnoticed.
        guard text.utf8.count <= 45, !text.utf8.contains(0) else { return nil }
        var four = in_addr()
        var six = in6_addr()
        if inet_pton(AF_INET, text, &four) == 1 {
            high = 0
            low = 0xFFFF_0000_0000 | UInt64(UInt32(bigEndian: four.s_addr))
        } else if inet_pton(AF_INET6, text, &six) == 1 {
            let bytes = withUnsafeBytes(of: six) { Array($0) }
            high = bytes[..<8].reduce(0) { $0 << 8 | UInt64($1) }
            low = bytes[8...].reduce(0) { $0 << 8 | UInt64($1) }
        } else {
            return nil
        }
    }

    /// The addresses that one party is likely to own: an IPv4 address itself, the /64 of an IPv6 address.
    package var network: IPAddress { IPAddress(high: high, low: isFour ? low : 0) }

    /// The neighbourhood of the address, for people who want to recognise a place and not an address: `198.51.100.…`, or
    /// the first three groups of an IPv6 address.
    package var neighbourhood: String {
        if isFour { return [24, 16, 8].map { String(low >> UInt64($0) & 0xFF) }.joined(separator: ".") + ".…" }
        return [48, 32, 16].map { String(high >> UInt64($0) & 0xFFFF, radix: 16) }.joined(separator: ":") + ":…"
    }

    /// Whether it is an IPv4 address.
    private var isFour: Bool { high == 0 && low >> 32 == 0xFFFF }

    private init(high: UInt64, low: UInt64) {
        self.high = high
        self.low = low
    }
}

extension IPAddress: CustomStringConvertible {
    /// All 32 digits: an address has one description, and no two have the same.
    package var description: String {
        [high, low].map { half in
            let digits = String(half, radix: 16)
            return String(repeating: "0", count: 16 - digits.count) + digits
        }.joined()
    }
}
