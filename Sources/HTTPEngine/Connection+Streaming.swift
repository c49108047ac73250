import NIOCore
import WebServer

extension Connection {
    /// Sends a stream piece by piece, from the task of its handler.
    static func send(
        _ stream: BodyStream,
        of response: Response,
        _ bound: NIOLoopBound<Connection>,
        _ loop: any EventLoop
    ) async {
        let hasBegun = try? await loop.submit { bound.value.begin(stream, of: response) }.get()
        guard hasBegun == true else { return }
        let isComplete: Bool
        do {
            try await stream.write { piece in
                try await loop.flatSubmit { bound.value.write(piece, on: loop) }.get()
            }
            isComplete = true
        } catch {
            isComplete = false
        }
        loop.execute { bound.value.endStream(isComplete: isComplete) }
    }

    /// Writes the head.
    ///
    /// - Returns: Whether the pieces are wanted.
    private func begin(_ stream: BodyStream, of response: Response) -> Bool {
        releaseBody()
        guard phase == .responding, let context, var exchange else {
            handling = nil
            logExchange(status: response.status.code)
            return false
        }
        let status = Self.sendable(response.status)
        exchange.status = status.code
        let sendsBody = status.allowsBody && !exchange.isHead
        var framing = ResponseHeadEncoder.Framing.none
        if sendsBody {
            framing = exchange.isHTTP10 ? .untilClose : .chunked
            exchange.closes = exchange.closes || exchange.isHTTP10
        }
        self.exchange = exchange
        var buffer = context.channel.allocator.buffer(capacity: 1_024)
        encodeHead(response, status, framing, exchange, into: &buffer)
        context.writeAndFlush(Self.wrapOutboundOut(.byteBuffer(buffer)), promise: nil)
        guard sendsBody else {
            handling = nil
            drain()
            return false
        }
        if isInputClosed {
            context.close(promise: nil)
            return false
        }
        self.stream = stream
        if isQuiescing && stream.endsAtShutdown { handling?.cancel() }
        return true
    }

    /// - Returns: Succeeds when the network has taken the piece; fails when the connection is gone.
    private func write(_ piece: [UInt8], on loop: any EventLoop) -> EventLoopFuture<Void> {
        guard phase == .responding, stream != nil, let context, let exchange else {
            return loop.makeFailedFuture(ChannelError.ioOnClosedChannel)
        }
        // A chunk of no bytes would end the body.
        if piece.isEmpty { return loop.makeSucceededVoidFuture() }
        self.exchange?.bytesSent += piece.count
        var buffer = context.channel.allocator.buffer(capacity: piece.count + 16)
        if !exchange.isHTTP10 { buffer.writeString(String(piece.count, radix: 16) + "\r\n") }
        buffer.writeBytes(piece)
        if !exchange.isHTTP10 { buffer.writeStaticString("\r\n") }
        let written = loop.makePromise(of: Void.self)
        context.writeAndFlush(Self.wrapOutboundOut(.byteBuffer(buffer)), promise: written)
        if pendingBytes > 0 {
            awaitReader()
            let bound = NIOLoopBound(self, eventLoop: loop)
            written.futureResult.whenSuccess { bound.value.deadline = nil }
        }
        return written.futureResult
    }

    private func endStream(isComplete: Bool) {
        let isCutShort = isQuiescing && stream?.endsAtShutdown == true
        handling = nil
        stream = nil
        guard phase == .responding, let context, let exchange else {
            logExchange(status: nil)
            return
        }
        guard isComplete || isCutShort else {
            logExchange(status: nil)
            context.close(promise: nil)
            return
        }
        if !exchange.isHTTP10 {
            let end = context.channel.allocator.buffer(string: "0\r\n\r\n")
            context.writeAndFlush(Self.wrapOutboundOut(.byteBuffer(end)), promise: nil)
        }
        drain()
    }
}
