import NIOCore
import NIOHTTP1
import NIOPosix
import WebServer

/// The listening socket, and what every connection that it accepts is set up with.
struct Listener {
    let environment: ConnectionEnvironment

    func bind(host: String, port: Int) async throws -> any Channel {
        let environment = environment
        return try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .serverChannelOption(.backlog, value: Int32(clamping: environment.limits.backlog))
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            .serverChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.addHandler(Gate(environment.connections))
                }
            }
            .childChannelOption(.allowRemoteHalfClosure, value: true)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture { try setUp(channel) }
            }
            .bind(host: host, port: port).get()
    }

    private func setUp(_ channel: any Channel) throws {
        let peer = Peer(channel.remoteAddress, environment.forwarding)
        guard admit(peer, channel) else {
            channel.close(promise: nil)
            return
        }
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
        connection.takeSeat()
        if environment.connections.isStopping { connection.stop() }
    }

    private func admit(_ peer: Peer, _ channel: any Channel) -> Bool {
        // A peer without an address has gone already.
        guard let address = peer.address else { return false }
        if peer.isTrustedProxy || environment.isUncapped(address) { return true }
        guard environment.addresses.enter(address) else { return false }
        let addresses = environment.addresses
        channel.closeFuture.whenComplete { _ in addresses.leave(address) }
        return true
    }
}

/// Accepts connections while there is room; further ones wait in the backlog until one closes.
private final class Gate: ChannelDuplexHandler {
    typealias InboundIn = Channel
    typealias InboundOut = Channel
    typealias OutboundIn = Never

    private let connections: OpenConnections
    private var isWaiting = false

    init(_ connections: OpenConnections) {
        self.connections = connections
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        let channel = Self.unwrapInboundIn(data)
        connections.add(channel)
        let bound = NIOLoopBound((gate: self, context: context), eventLoop: context.eventLoop)
        channel.closeFuture.hop(to: context.eventLoop).whenComplete { [connections] _ in
            connections.remove(channel)
            let (gate, context) = bound.value
            guard gate.isWaiting else { return }
            gate.isWaiting = false
            // Asks for room again.
            gate.read(context: context)
        }
        context.fireChannelRead(data)
    }

    func read(context: ChannelHandlerContext) {
        if connections.hasRoom { context.read() } else { isWaiting = true }
    }
}
