import NIOCore

/// The handler between socket and decoder: tells the connection that bytes come in, and keeps those of a request that
/// was refused away from the decoder.
final class Wire: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias InboundOut = ByteBuffer

    private let connection: Connection

    init(_ connection: Connection) {
        self.connection = connection
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        if case .discarding = connection.state { return }
        context.fireChannelRead(data)
        connection.bytesArrived()
    }
}
