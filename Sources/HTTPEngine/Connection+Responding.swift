import NIOCore
import WebServer

extension Connection {
    /// Has the handler answer the complete request, in a task of its own: the event loop never waits for a page.
    func handle(_ incoming: IncomingRequest) {
        guard let context else { return }
        alarm.deadline = nil
        let bound = NIOLoopBound(self, eventLoop: context.eventLoop)
        let loop = context.eventLoop
        let handler = environment.handler
        let request = incoming.request
        let task = Task {
            let response = await handler(request)
            switch response.body {
            case .bytes(let bytes): loop.execute { bound.value.respond(response, bytes) }
            case .stream(let stream): await Connection.send(stream, of: response, bound, loop)
            }
        }
        move(to: .handling(incoming.exchange, task))
    }

    /// Answers in place of the handler and ends the connection: after what was refused here nobody knows where the next
    /// request would begin.
    func refuse(_ refusal: BadInput, in exchange: Exchange? = nil, discardsInput: Bool = true) {
        let exchange =
            exchange ?? state.exchange ?? Exchange(id: RequestID.random(using: &names), remote: peer.text)
        exchange.closes = true
        exchange.leavesInput = discardsInput
        input.waiting.removeAll()
        alarm.deadline = nil
        let response = environment.refusal(refusal, exchange.id)
        send(response, response.bodyBytes ?? [], in: exchange)
    }

    private func respond(_ response: Response, _ bytes: [UInt8]) {
        switch state {
        case .handling(let exchange, _):
            if response.isForSession { becomeKnown() }
            send(response, bytes, in: exchange)
        case .closed(let unfinished): finishUnread(unfinished, response.status)
        case .idle, .readingHead, .readingBody, .streaming, .sending, .discarding: break
        }
    }

    private func send(_ response: Response, _ bytes: [UInt8], in exchange: Exchange) {
        releaseBody(of: exchange)
        guard let context else { return }
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
        }
        move(to: .sending(exchange, unsent: sendsBody && !goesWithHead ? bytes[...] : []))
        limitReserve()
        context.writeAndFlush(Self.wrapOutboundOut(.byteBuffer(buffer)), promise: nil)
        drain()
    }

    /// Whether the connection is for no further request.
    var endsSoon: Bool { isStopping || isInReserve }

    /// Small enough to be copied behind the head instead of being written by itself.
    private static let pieceWithHead = 16 * 1024
    /// The largest piece of a body that is copied at a time. The body itself may be shared, as that of a static file
    /// is: many readers that take nothing must not cost many copies of it.
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
            closes: exchange.closes || endsSoon,
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
        while case .sending(let exchange, let unsent) = state, let context, context.channel.isActive,
            pendingBytes == 0
        {
            if unsent.isEmpty {
                end(exchange)
                return
            }
            let piece = unsent.prefix(Self.largestPiece)
            exchange.bytesSent += piece.count
            move(to: .sending(exchange, unsent: unsent.dropFirst(piece.count)))
            let buffer = context.channel.allocator.buffer(bytes: piece)
            context.writeAndFlush(Self.wrapOutboundOut(.byteBuffer(buffer)), promise: nil)
        }
        guard case .sending = state, let context, context.channel.isActive else { return }
        // An empty write is done when everything before it is.
        let written = context.eventLoop.makePromise(of: Void.self)
        let bound = NIOLoopBound(self, eventLoop: context.eventLoop)
        written.futureResult.whenComplete { _ in bound.value.drain() }
        awaitReader()
        context.writeAndFlush(Self.wrapOutboundOut(.byteBuffer(ByteBuffer())), promise: written)
    }

    private func end(_ exchange: Exchange) {
        finish(exchange)
        if exchange.leavesInput && !input.isClosed {
            move(to: .discarding)
            context?.close(mode: .output, promise: nil)
            allow(environment.timeouts.discard)
            readIfAsked()
        } else if exchange.closes || endsSoon {
            move(to: .closed(unfinished: nil))
            close()
        } else {
            move(to: .idle)
            allow(timeouts.idle)
            receiveWaiting()
        }
    }

    /// Gives back what the exchange held, and logs it.
    func finish(_ exchange: Exchange) {
        releaseBody(of: exchange)
        if exchange.isLogged && environment.log.format != .off { environment.log.write(exchange.accessEntry) }
    }

    /// The handler of a client that left has come to its end.
    func finishUnread(_ exchange: Exchange?, _ status: Status? = nil) {
        guard let exchange else { return }
        if let status { exchange.status = status.code }
        finish(exchange)
        move(to: .closed(unfinished: nil))
    }
}
