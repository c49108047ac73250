import NIOCore
import NIOHTTP1
import WebServer

/// The activity of a connection. One value holds all that depends on it, so that no two parts of a connection can
/// disagree, and ``Connection/move(to:)`` is the only way from one to the next.
///
/// ```
///                 bytes              head                end of request
///   ┌────► idle ───────► readingHead ───────► readingBody ───────► handling
///   │        └───────────────────────────────────▲ │                 │   │
///   │                     a head that comes whole  │                 │   │ a stream begins
///   │          refused, from any state before this │       answered  │   ▼
///   │                                              └──────┐          │ streaming
///   │                                                     ▼          ▼   │ the stream ended
///   │  sent, and the connection goes on                 sending ◄────────┘
///   └─────────────────────────────────────────────────────┤
///                                                         ├──► discarding   sent, and more of a refused request may
///                                                         come │        │        the peer left, or took too long
///                                                         ▼        ▼
///                                                        closed ◄── from every state, when the peer or a deadline ends
/// it ```
enum ConnectionState {
    /// Between requests: nothing of the next one has come.
    case idle
    case readingHead
    case readingBody(IncomingRequest)
    /// The request is complete; the handler is at work.
    case handling(Exchange, Task<Void, Never>)
    /// The head of the response is written; the task sends the pieces of its body.
    case streaming(Exchange, Task<Void, Never>, endsAtShutdown: Bool)
    /// The response is made; what of its body is not written yet goes out as the reader takes it.
    case sending(Exchange, unsent: ArraySlice<UInt8>)
    /// Nothing more will be sent; what still comes is thrown away until the peer has read the answer and closes.
    case discarding
    /// An exchange is left where its handler is still at work for nobody: it is logged when that ends.
    case closed(unfinished: Exchange?)

    var exchange: Exchange? {
        switch self {
        case .readingBody(let incoming): incoming.exchange
        case .handling(let exchange, _), .streaming(let exchange, _, _), .sending(let exchange, _): exchange
        case .closed(let unfinished): unfinished
        case .idle, .readingHead, .discarding: nil
        }
    }

    /// Whether what comes in belongs to the request whose turn it is.
    var takesRequest: Bool {
        switch self {
        case .idle, .readingHead, .readingBody: true
        case .handling, .streaming, .sending, .discarding, .closed: false
        }
    }

    /// Whether the diagram has an arrow from here to `next`.
    func leads(to next: ConnectionState) -> Bool {
        switch (self, next) {
        case (.idle, .readingHead), (.idle, .readingBody), (.readingHead, .readingBody): true
        case (.idle, .sending), (.readingHead, .sending), (.readingBody, .sending): true
        case (.readingBody, .handling), (.handling, .streaming): true
        case (.handling, .sending), (.streaming, .sending), (.sending, .sending): true
        case (.sending, .idle), (.sending, .discarding): true
        case (_, .closed): true
        case (.idle, _), (.readingHead, _), (.readingBody, _), (.handling, _), (.streaming, _), (.sending, _),
            (.discarding, _), (.closed, _):
            false
        }
    }
}

/// Bytes that were received and wait for their turn, behind a request that is being answered.
struct ConnectionInput {
    enum Waiting {
        case part(HTTPServerRequestPart)
        case failure(BadInput)
    }

    var waiting = CircularBuffer<Waiting>(initialCapacity: 0)
    /// Whether the event loop asked for more bytes at a time when none were wanted.
    var isReadPending = false
    /// Whether the peer sends no more. It may still read.
    var isClosed = false
}
