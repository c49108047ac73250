import NIOCore
import WebServer

/// One request and its response, as the connection keeps track of them.
final class Exchange {
    let id: String
    let started = NIODeadline.now()
    let remote: String
    var method = "-"
    var path = "-"
    /// Whether the log has a line for it.
    var isLogged = true
    var status = 0
    /// Of the response body.
    var bytesSent = 0
    var isHead = false
    var isHTTP10 = false
    /// Whether the connection ends with this response.
    var closes = false
    /// Whether the request was answered before it ended, so that more of it may come.
    var leavesInput = false
    /// Bytes of the request's body, until the response is made.
    var heldBytes = 0
    /// The network they come from; nil for many people at one address.
    var network: IPAddress?

    init(id: String, remote: String) {
        self.id = id
        self.remote = remote
    }

    var accessEntry: AccessEntry {
        AccessEntry(
            id: id,
            method: method,
            path: path,
            status: status,
            bytes: bytesSent,
            microseconds: Int((NIODeadline.now() - started).nanoseconds / 1_000),
            remote: remote
        )
    }
}

/// A request whose head is read and whose body is coming in.
final class IncomingRequest {
    let exchange: Exchange
    let bodyLimit: Int
    var request: Request

    init(_ exchange: Exchange, bodyLimit: Int, _ request: Request) {
        self.exchange = exchange
        self.bodyLimit = bodyLimit
        self.request = request
    }
}
