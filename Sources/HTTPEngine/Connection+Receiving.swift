import NIOCore
import NIOHTTP1
import WebServer

extension Connection {
    func receive(_ part: HTTPServerRequestPart) {
        switch (part, state) {
        case (.head(let head), .idle), (.head(let head), .readingHead): begin(head)
        case (.body(let bytes), .readingBody(let incoming)): append(bytes, to: incoming)
        case (.end, .readingBody(let incoming)): handle(incoming)
        default: break
        }
    }

    /// Takes up what came in while the last request was answered, and asks for more.
    func receiveWaiting() {
        while state.takesRequest, let next = input.waiting.popFirst() {
            switch next {
            case .part(let part): receive(part)
            case .failure(let refusal): refuse(refusal)
            }
        }
        guard state.takesRequest else { return }
        if input.isClosed {
            close()
        } else if isStopping, case .idle = state {
            close()
        } else {
            readIfAsked()
        }
    }

    func readIfAsked() {
        guard input.isReadPending else { return }
        input.isReadPending = false
        context?.read()
    }

    private func begin(_ head: HTTPRequestHead) {
        var headers = Headers(checked: head.headers.map { Headers.Field(name: $0.name, value: $0.value) })
        let user = environment.forwarding.takeUser(outOf: &headers, isFromProxy: peer.isTrustedProxy)
        let remote = peer.isTrustedProxy ? environment.forwarding.client(peer: peer.text, headers) : peer.text
        let exchange = Exchange(id: RequestID.random(using: &names), remote: remote)
        exchange.method = head.method.rawValue
        exchange.isHead = head.method == .HEAD
        exchange.isHTTP10 = head.version.minor == 0
        exchange.closes = !head.isKeepAlive || isStopping
        do {
            try accept(
                RequestHead(
                    method: Method(head.method.rawValue),
                    target: head.uri,
                    isHTTP10: exchange.isHTTP10,
                    headers: headers
                ),
                exchange, user: user
            )
        } catch {
            refuse(error, in: exchange)
        }
    }

    private func accept(_ head: RequestHead, _ exchange: Exchange, user: String?) throws(BadInput) {
        // The log has the path of a request that was understood, and no other: only then its secrets are known.
        let path = environment.loggedPath(head.target)
        exchange.isLogged = path != nil
        exchange.path = String((path ?? "-").unicodeScalars.prefix(512))
        // The decoder stops after such a request, whatever we make of it.
        if head.asksForUpgrade { exchange.closes = true }
        let bodyLimit = head.framing == .none ? 0 : max(0, environment.bodyLimit(head.method, head.target.path))
        let isSecure = peer.isTrustedProxy && environment.forwarding.isSecure(head.headers)
        var request = Request(
            head, id: exchange.id, remoteAddress: exchange.remote, isSecure: isSecure, proxyUser: user)
        if case .length(let count) = head.framing {
            guard count <= bodyLimit else { throw tooLarge }
            // Only as far as the bytes are likely to come: the number is the sender's.
            request.body.reserveCapacity(min(count, 64 * 1024))
        }
        let client = IPAddress(exchange.remote)
        exchange.network = client.flatMap { environment.isUncapped($0) ? nil : $0.network }
        if head.expectsContinue && head.framing != .none { sayContinue() }
        move(to: .readingBody(IncomingRequest(exchange, bodyLimit: bodyLimit, request)))
        allow(timeouts.body)
    }

    private func append(_ bytes: ByteBuffer, to incoming: IncomingRequest) {
        let count = bytes.readableBytes
        guard count <= incoming.bodyLimit - incoming.request.body.count else {
            refuse(tooLarge)
            return
        }
        guard environment.bodies.reserve(count, for: incoming.exchange.network) else {
            refuse(BadInput("Too much is being sent at once. Please try again.", status: .serviceUnavailable))
            return
        }
        incoming.exchange.heldBytes += count
        incoming.request.body.append(contentsOf: bytes.readableBytesView)
    }

    func releaseBody(of exchange: Exchange) {
        if exchange.heldBytes == 0 { return }
        environment.bodies.release(exchange.heldBytes, for: exchange.network)
        exchange.heldBytes = 0
    }

    private func sayContinue() {
        guard let context else { return }
        let line = context.channel.allocator.buffer(string: "HTTP/1.1 100 Continue\r\n\r\n")
        context.writeAndFlush(Self.wrapOutboundOut(.byteBuffer(line)), promise: nil)
    }

    private var tooLarge: BadInput {
        BadInput("The request is larger than this page accepts.", status: .contentTooLarge)
    }
}
