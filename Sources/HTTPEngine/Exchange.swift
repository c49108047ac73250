import NIOCore
import WebServer

/// One request and its response, as the connection keeps track of them.
struct Exchange {
    let id: String
    let started: NIODeadline
    let remote: String
    var method = "-"
    var path = "-"
    var status = 0
    /// Of the response body.
    var bytesSent = 0
    var isHead = false
    var isHTTP10 = false
    /// Whether the connection ends with this response.
    var closes = false
    /// Whether the request was answered before it ended, so that more of it may come.
    var leavesInput = false

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
