import NIOCore
import NIOHTTP1
import WebServer

/// One connection, on its event loop: takes requests in one after the other, has each answered by the handler in a task
/// of its own, writes the response, and cuts off whoever keeps it waiting.
///
/// Takes the place of Hummingbird's own connection handling, which forgets the HTTP version, answers malformed requests
/// without our headers, reads unread bodies to their end however long they are, never says `100 Continue`, and has no
/// deadline for a request or a response.
final class Connection: ChannelDuplexHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias OutboundIn = Never
    typealias OutboundOut = IOData

    enum Phase {
        /// Between requests.
        case awaitingHead
        case readingBody
        /// The request is complete; the handler is at work, or a stream runs.
        case responding
        /// The response is written, and some of it waits for the reader.
        case draining
        /// Nothing more will be sent; what still comes is thrown away until the peer has read the answer and closes.
        case discarding
        case closed
    }

    /// What was received before its turn.
    enum Waiting {
        case part(HTTPServerRequestPart)
        case failure(BadInput)
    }

    let environment: ConnectionEnvironment
    let peer: Peer
    var names = NameGenerator()
    var context: ChannelHandlerContext?

    var phase = Phase.awaitingHead
    var waiting = CircularBuffer<Waiting>(initialCapacity: 0)
    var isReadPending = false
    var isInputClosed = false
    /// Whether the server is stopping.
    var isQuiescing = false

    var exchange: Exchange?
    /// The request whose body is being received.
    var request: Request?
    var bodyLimit = 0
    var reservedBytes = 0
    /// Where they come from; nil for many people at one address.
    var bodyNetwork: IPAddress?

    var handling: Task<Void, Never>?
    /// What of a response body has not been written yet.
    var unsent: ArraySlice<UInt8> = []
    /// The stream that is being sent.
    var stream: BodyStream?

    var hasPartialHead = false
    var deadline: NIODeadline?
    var alarm: Scheduled<Void>?
    var alarmDue = NIODeadline.distantFuture
    var pendingAtLastLook = Int.max

    init(_ environment: ConnectionEnvironment, _ peer: Peer) {
        self.environment = environment
        self.peer = peer
    }

    func handlerAdded(context: ChannelHandlerContext) {
        self.context = context
    }

    func handlerRemoved(context: ChannelHandlerContext) {
        alarm?.cancel()
        alarm = nil
        self.context = nil
    }

    func channelActive(context: ChannelHandlerContext) {
        allow(environment.timeouts.idle)
        context.fireChannelActive()
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        let part = Self.unwrapInboundIn(data)
        if waiting.isEmpty && (phase == .awaitingHead || phase == .readingBody) {
            receive(part)
        } else if phase != .discarding && phase != .closed {
            waiting.append(.part(part))
        }
    }

    /// The event loop asks for more bytes. While a request is answered no more are taken in, so that a client that sends
    /// without waiting is held up by TCP and not kept in memory.
    func read(context: ChannelHandlerContext) {
        switch phase {
        case .awaitingHead, .readingBody, .discarding: context.read()
        case .responding, .draining: isReadPending = true
        case .closed: break
        }
    }

    /// The decoder gave up: the rest of the bytes cannot be understood.
    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        // More bytes behind those that it gave up at.
        if error is ByteToMessageDecoderError { return }
        guard let parserError = error as? HTTPParserError else {
            context.close(promise: nil)
            return
        }
        let refusal = Self.refusal(for: parserError)
        switch phase {
        case .awaitingHead where waiting.isEmpty, .readingBody where waiting.isEmpty: refuse(refusal)
        case .awaitingHead, .readingBody, .responding, .draining: waiting.append(.failure(refusal))
        case .discarding, .closed: break
        }
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        if let event = event as? ChannelEvent, event == .inputClosed {
            inputClosed()
        } else if event is ChannelShouldQuiesceEvent {
            quiesce()
        }
        context.fireUserInboundEventTriggered(event)
    }

    func channelInactive(context: ChannelHandlerContext) {
        let wasReceiving = phase == .readingBody
        phase = .closed
        deadline = nil
        alarm?.cancel()
        alarm = nil
        waiting.removeAll()
        unsent = []
        if stream != nil { handling?.cancel() }
        if wasReceiving {
            releaseBody()
            request = nil
            // Nobody reads an answer any more; 499, as other servers log it.
            logExchange(status: 499)
        }
        context.fireChannelInactive()
    }

    /// The peer sends no more, but may still read.
    private func inputClosed() {
        isInputClosed = true
        switch phase {
        case .awaitingHead where waiting.isEmpty, .readingBody, .discarding: context?.close(promise: nil)
        // A browser that leaves a page of events only ends its half; for anything shorter the answer may be wanted.
        case .responding where stream != nil: context?.close(promise: nil)
        case .awaitingHead, .responding, .draining, .closed: break
        }
    }

    /// The server stops: no further request is taken, and the one in progress has a while to end.
    private func quiesce() {
        isQuiescing = true
        switch phase {
        case .awaitingHead where !hasPartialHead, .discarding:
            context?.close(promise: nil)
            return
        case .closed:
            return
        case .awaitingHead, .readingBody, .responding, .draining:
            exchange?.closes = true
        }
        if stream?.endsAtShutdown == true { handling?.cancel() }
        guard let context else { return }
        let bound = NIOLoopBound(self, eventLoop: context.eventLoop)
        context.eventLoop.scheduleTask(in: environment.timeouts.shutdown) {
            let connection = bound.value
            connection.handling?.cancel()
            connection.context?.close(promise: nil)
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
