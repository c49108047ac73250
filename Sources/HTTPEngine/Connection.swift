import NIOCore
import NIOHTTP1
import WebServer

/// One connection, on its event loop: takes requests in one after the other, has each answered by the handler in a task
/// of its own, writes the response, and cuts off clients that keep it waiting. Its ``ConnectionState`` is what it is
/// doing.
final class Connection: ChannelDuplexHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias OutboundIn = Never
    typealias OutboundOut = IOData

    let environment: ConnectionEnvironment
    let peer: Peer
    var names = NameGenerator()
    private(set) var context: ChannelHandlerContext?
    private(set) var state = ConnectionState.idle
    var input = ConnectionInput()
    var alarm = Alarm()
    var seat = Seats<ObjectIdentifier>.Kind.kept
    /// Whether a request on this connection came with a session.
    var isKnown = false
    /// Whether the server is stopping.
    private(set) var isStopping = false

    init(_ environment: ConnectionEnvironment, _ peer: Peer) {
        self.environment = environment
        self.peer = peer
    }

    func move(to next: ConnectionState) {
        assert(state.leads(to: next), "no way from \(state) to \(next)")
        noteRest(before: next)
        state = next
    }

    func close() {
        context?.close(promise: nil)
    }

    func handlerAdded(context: ChannelHandlerContext) {
        self.context = context
    }

    func handlerRemoved(context: ChannelHandlerContext) {
        alarm.cancel()
        self.context = nil
    }

    func channelActive(context: ChannelHandlerContext) {
        allow(timeouts.idle)
        context.fireChannelActive()
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        let part = Self.unwrapInboundIn(data)
        if input.waiting.isEmpty && state.takesRequest {
            receive(part)
            return
        }
        switch state {
        case .idle, .readingHead, .readingBody, .handling, .streaming, .sending: input.waiting.append(.part(part))
        case .discarding, .closed: break
        }
    }

    /// The event loop asks for more bytes. While a request is answered no more are taken in, so that a client that
    /// sends without waiting is held up by TCP and not kept in memory.
    func read(context: ChannelHandlerContext) {
        switch state {
        case .idle, .readingHead, .readingBody, .discarding: context.read()
        case .handling, .streaming, .sending: input.isReadPending = true
        case .closed: break
        }
    }

    /// The decoder gave up: the rest of the bytes cannot be understood.
    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        // More bytes behind those that it gave up at.
        if error is ByteToMessageDecoderError { return }
        guard let parserError = error as? HTTPParserError else {
            close()
            return
        }
        let refusal = Self.refusal(for: parserError)
        switch state {
        case .idle where input.waiting.isEmpty, .readingHead where input.waiting.isEmpty,
            .readingBody where input.waiting.isEmpty:
            refuse(refusal)
        case .idle, .readingHead, .readingBody, .handling, .streaming, .sending:
            input.waiting.append(.failure(refusal))
        case .discarding, .closed: break
        }
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        if let event = event as? ChannelEvent, event == .inputClosed { inputClosed() }
        context.fireUserInboundEventTriggered(event)
    }

    func channelInactive(context: ChannelHandlerContext) {
        alarm.cancel()
        input.waiting.removeAll()
        switch state {
        case .readingBody(let incoming):
            // Nobody reads an answer any more; 499, as other servers log it.
            incoming.exchange.status = 499
            finish(incoming.exchange)
            move(to: .closed(unfinished: nil))
        case .sending(let exchange, _):
            finish(exchange)
            move(to: .closed(unfinished: nil))
        case .handling(let exchange, _):
            move(to: .closed(unfinished: exchange))
        case .streaming(let exchange, let task, _):
            task.cancel()
            move(to: .closed(unfinished: exchange))
        case .idle, .readingHead, .discarding:
            move(to: .closed(unfinished: nil))
        case .closed: break
        }
        context.fireChannelInactive()
    }

    /// The peer sends no more, but may still read.
    private func inputClosed() {
        input.isClosed = true
        switch state {
        case .idle where input.waiting.isEmpty, .readingHead where input.waiting.isEmpty, .readingBody, .discarding:
            close()
        // A browser that leaves a page of events only ends its half; for anything shorter the answer may be wanted.
        case .streaming: close()
        case .idle, .readingHead, .handling, .sending, .closed: break
        }
    }

    /// The server stops: no further request is taken, and the one in progress has a while to end.
    func stop() {
        isStopping = true
        switch state {
        case .idle, .discarding: close()
        case .closed: break
        case .readingHead: closeLater()
        case .readingBody, .handling, .sending:
            state.exchange?.closes = true
            closeLater()
        case .streaming(let exchange, let task, let endsAtShutdown):
            exchange.closes = true
            if endsAtShutdown { task.cancel() }
            closeLater()
        }
    }

    private func closeLater() {
        guard let context else { return }
        let bound = NIOLoopBound(self, eventLoop: context.eventLoop)
        context.eventLoop.scheduleTask(in: environment.timeouts.shutdown) {
            switch bound.value.state {
            case .handling(_, let task), .streaming(_, let task, _): task.cancel()
            case .idle, .readingHead, .readingBody, .sending, .discarding, .closed: break
            }
            bound.value.close()
        }
    }

    private static func refusal(for error: HTTPParserError) -> BadInput {
        switch error {
        case .headerOverflow:
            BadInput("The head of the request is too long.", status: .headersTooLarge)
        case .invalidVersion:
            BadInput("Only HTTP/1.0 and HTTP/1.1 are understood here.", status: .versionNotSupported)
        default:
            BadInput("The request is malformed.")
        }
    }
}
