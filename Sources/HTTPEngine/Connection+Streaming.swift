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
        guard case .handling(let exchange, let task) = state, let context else {
            if case .closed(let unfinished) = state { finishUnread(unfinished, response.status) }
            return false
        }
        releaseBody(of: exchange)
        if response.isForSession { becomeKnown() }
        let status = Self.sendable(response.status)
        exchange.status = status.code
        let sendsBody = status.allowsBody && !exchange.isHead
        var framing = ResponseHeadEncoder.Framing.none
        if sendsBody {
            framing = exchange.isHTTP10 ? .untilClose : .chunked
            exchange.closes = exchange.closes || exchange.isHTTP10
        }
        var buffer = context.channel.allocator.buffer(capacity: 1_024)
        encodeHead(response, status, framing, exchange, into: &buffer)
        if sendsBody {
            move(to: .streaming(exchange, task, endsAtShutdown: stream.endsAtShutdown))
        } else {
            move(to: .sending(exchange, unsent: []))
        }
        context.writeAndFlush(Self.wrapOutboundOut(.byteBuffer(buffer)), promise: nil)
        guard sendsBody else {
            drain()
            return false
        }
        if input.isClosed { close() }
        limitReserve()
        if endsSoon && stream.endsAtShutdown { task.cancel() }
        return true
    }

    /// - Returns: Succeeds when the network has taken the piece; fails when the connection is gone.
    private func write(_ piece: [UInt8], on loop: any EventLoop) -> EventLoopFuture<Void> {
        guard case .streaming(let exchange, _, _) = state, let context else {
            return loop.makeFailedFuture(ChannelError.ioOnClosedChannel)
        }
        // A chunk of no bytes would end the body.
        if piece.isEmpty { return loop.makeSucceededVoidFuture() }
        exchange.bytesSent += piece.count
        var buffer = context.channel.allocator.buffer(capacity: piece.count + 16)
        if !exchange.isHTTP10 { buffer.writeString(String(piece.count, radix: 16) + "\r\n") }
        buffer.writeBytes(piece)
        if !exchange.isHTTP10 { buffer.writeStaticString("\r\n") }
        let written = loop.makePromise(of: Void.self)
        context.writeAndFlush(Self.wrapOutboundOut(.byteBuffer(buffer)), promise: written)
        if pendingBytes > 0 {
            awaitReader()
            let bound = NIOLoopBound(self, eventLoop: loop)
            written.futureResult.whenSuccess { bound.value.alarm.deadline = nil }
        }
        return written.futureResult
    }

    private func endStream(isComplete: Bool) {
        guard case .streaming(let exchange, _, let endsAtShutdown) = state, let context else {
            if case .closed(let unfinished) = state { finishUnread(unfinished) }
            return
        }
        guard isComplete || (endsSoon && endsAtShutdown) else {
            move(to: .closed(unfinished: nil))
            finish(exchange)
            close()
            return
        }
        move(to: .sending(exchange, unsent: []))
        if !exchange.isHTTP10 {
            let end = context.channel.allocator.buffer(string: "0\r\n\r\n")
            context.writeAndFlush(Self.wrapOutboundOut(.byteBuffer(end)), promise: nil)
        }
        drain()
    }
}
