import NIOCore
import WebServer

/// The other end of a connection.
struct Peer: Sendable {
    let text: String
    let address: IPAddress?
    let isTrustedProxy: Bool

    init(_ socketAddress: SocketAddress?, _ forwarding: Forwarding) {
        let ip = socketAddress?.ipAddress ?? ""
        // An IPv4 peer of a socket that listens on "::".
        let mapped = "::ffff:"
        let isMapped = ip.utf8.starts(with: mapped.utf8) && ip.utf8.contains(UInt8(ascii: "."))
        text = isMapped ? String(Substring(ip.utf8.dropFirst(mapped.utf8.count))) : ip
        address = IPAddress(text)
        isTrustedProxy = forwarding.trusts(address)
    }
}
