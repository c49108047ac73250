import HummingbirdCore
import Logging
import NIOCore
import NIOHTTP1
import WebServer

/// Sets up what Hummingbird's server accepts.
struct Listener: ServerChildChannel {
    struct Accepted: ServerChildChannelValue {
        let channel: any Channel
    }

    let environment: ConnectionEnvironment

    /// Never fails: an error here would end the server and not only the connection.
    func setup(channel: any Channel, logger: Logger) -> EventLoopFuture<Accepted> {
        let peer = Peer(channel.remoteAddress, environment.forwarding)
        do {
            if admit(peer, channel) {
                try addHandlers(to: channel, peer)
            } else {
                channel.close(promise: nil)
            }
        } catch {
            channel.close(promise: nil)
        }
        return channel.eventLoop.makeSucceededFuture(Accepted(channel: channel))
    }

    func handle(value: Accepted, logger: Logger) async {
        try? await value.channel.closeFuture.get()
    }

    private func admit(_ peer: Peer, _ channel: any Channel) -> Bool {
        // A peer without an address has gone already.
        guard let address = peer.address else { return false }
        let isUncapped = environment.isUncapped(address)
        if peer.isTrustedProxy || isUncapped { return true }
        guard environment.addresses.enter(address) else { return false }
        let addresses = environment.addresses
        channel.closeFuture.whenComplete { _ in addresses.leave(address) }
        return true
    }

    private func addHandlers(to channel: any Channel, _ peer: Peer) throws {
        var limits = NIOHTTPDecoderLimitConfiguration()
        limits.maxHeaderFieldSize = environment.limits.headerField
        limits.maxHeaderListSize = environment.limits.headerList
        limits.maxHeaderFieldCount = environment.limits.headerFields
        let decoder = HTTPRequestDecoder(
            leftOverBytesStrategy: .dropBytes,
            informationalResponseStrategy: .drop,
            limitConfiguration: limits
        )
        let connection = Connection(environment, peer)
        let pipeline = channel.pipeline.syncOperations
        try pipeline.addHandler(Wire(connection))
        try pipeline.addHandler(ByteToMessageHandler(decoder))
        try pipeline.addHandler(connection)
    }
}
