import NIOCore
import WebServer

extension Connection {
    /// Has the handler answer the complete request, in a task of its own: the event loop never waits for a page.
    func dispatch() {
        guard let context, let request else { return }
        self.request = nil
        phase = .responding
        deadline = nil
        let bound = NIOLoopBound(self, eventLoop: context.eventLoop)
        let loop = context.eventLoop
        let handler = environment.handler
        handling = Task {
            let response = await handler(request)
            await Connection.send(response, bound, loop)
        }
    }

    private static func send(
        _ response: Response,
        _ bound: NIOLoopBound<Connection>,
        _ loop: any EventLoop
    ) async {
        switch response.body {
        case .bytes(let bytes): loop.execute { bound.value.respond(response, bytes) }
        case .stream(let stream): await send(stream, of: response, bound, loop)
        }
    }

    /// Answers in place of the handler and ends the connection: after what was refused here nobody knows where the next
    /// request would begin.
    func refuse(_ refusal: BadInput, discardsInput: Bool = true) {
        var exchange =
            exchange ?? Exchange(id: RequestID.random(using: &names), started: .now(), remote: peer.text)
        exchange.closes = true
        exchange.leavesInput = discardsInput
        self.exchange = exchange
        request = nil
        waiting.removeAll()
        phase = .responding
        deadline = nil
        let response = environment.refusal(refusal, exchange.id)
        respond(response, response.bodyBytes ?? [])
    }

    private func respond(_ response: Response, _ bytes: [UInt8]) {
        releaseBody()
        handling = nil
        guard phase == .responding, let context, var exchange else {
            logExchange(status: response.status.code)
            return
        }
        let status = Self.sendable(response.status)
        exchange.status = status.code
        let framing: ResponseHeadEncoder.Framing = status.allowsBody ? .length(bytes.count) : .none
        let sendsBody = status.allowsBody && !exchange.isHead
        let goesWithHead = sendsBody && bytes.count <= Self.pieceWithHead
        var buffer = context.channel.allocator.buffer(capacity: 1_024 + (goesWithHead ? bytes.count : 0))
        encodeHead(response, status, framing, exchange, into: &buffer)
        if goesWithHead {
            buffer.writeBytes(bytes)
            exchange.bytesSent = bytes.count
        } else if sendsBody {
            unsent = bytes[...]
        }
        self.exchange = exchange
        context.writeAndFlush(Self.wrapOutboundOut(.byteBuffer(buffer)), promise: nil)
        drain()
    }

    /// Small enough to be copied behind the head instead of being written by itself.
    private static let pieceWithHead = 16 * 1024
    /// What of a larger body is copied at a time. The body itself may be shared, as that of a static file is: many
    /// readers that take nothing must not cost many copies of it.
    private static let largestPiece = 64 * 1024

    func encodeHead(
        _ response: Response,
        _ status: Status,
        _ framing: ResponseHeadEncoder.Framing,
        _ exchange: Exchange,
        into buffer: inout ByteBuffer
    ) {
        let facts = ResponseHeadEncoder.Facts(
            framing: framing,
            closes: exchange.closes || isQuiescing,
            isHTTP10: exchange.isHTTP10,
            id: exchange.id,
            date: environment.dates.now
        )
        environment.headEncoder.encode(status, response.headers, facts, into: &buffer)
    }

    static func sendable(_ status: Status) -> Status {
        (200...599).contains(status.code) ? status : .internalServerError
    }

    /// Sends what is left of the response as fast as the reader takes it, then ends the exchange.
    func drain() {
        if phase == .responding { phase = .draining }
        while phase == .draining, let context, context.channel.isActive, pendingBytes == 0 {
            if unsent.isEmpty {
                endExchange(context)
                return
            }
            let piece = unsent.prefix(Self.largestPiece)
            unsent = unsent.dropFirst(piece.count)
            exchange?.bytesSent += piece.count
            let buffer = context.channel.allocator.buffer(bytes: piece)
            context.writeAndFlush(Self.wrapOutboundOut(.byteBuffer(buffer)), promise: nil)
        }
        guard phase == .draining, let context, context.channel.isActive else {
            logExchange(status: nil)
            return
        }
        // An empty write is done when everything before it is.
        let written = context.eventLoop.makePromise(of: Void.self)
        let bound = NIOLoopBound(self, eventLoop: context.eventLoop)
        written.futureResult.whenComplete { _ in bound.value.drain() }
        awaitReader()
        context.writeAndFlush(Self.wrapOutboundOut(.byteBuffer(ByteBuffer())), promise: written)
    }

    private func endExchange(_ context: ChannelHandlerContext) {
        guard let exchange else { return }
        logExchange(status: nil)
        if exchange.leavesInput && !isInputClosed {
            phase = .discarding
            context.close(mode: .output, promise: nil)
            allow(environment.timeouts.discard)
            if isReadPending {
                isReadPending = false
                context.read()
            }
        } else if exchange.closes || isQuiescing {
            context.close(promise: nil)
        } else {
            phase = .awaitingHead
            allow(environment.timeouts.idle)
            receiveWaiting()
        }
    }

    /// - Parameter status: nil where the exchange knows what was sent.
    func logExchange(status: Int?) {
        guard var exchange else { return }
        if let status { exchange.status = status }
        self.exchange = nil
        if environment.log.format != .off { environment.log.write(exchange.accessEntry) }
    }
}
