import WebServer

extension Server {
    /// The address on which the server listens, and its limits. The defaults suit a small machine on the open internet.
    package struct Configuration: Sendable {
        /// A name or an address; "0.0.0.0" or "::" for every interface.
        package var host = "127.0.0.1"
        /// 0 for any free port.
        package var port = 8080
        package var limits = Limits()
        package var timeouts = Timeouts()
        /// Peers whose `X-Forwarded-For` and `X-Forwarded-Proto` are believed. They are exempt from the cap per
        /// address.
        package var trustedProxies: [IPRange] = []
        /// The header in which such a peer names the person whom it has signed in; nil for none.
        package var userHeader: String?
        /// Peers without a cap on their connections.
        package var uncappedAddresses: [IPRange] = IPRange.loopback
        package var logFormat = LogFormat.text
        /// Added to every response, the server's own refusals among them, unless it has one of the same name.
        package var headers: Headers = [:]

        package init() {}
    }

    package struct Limits: Sendable {
        /// Bytes of a header field, or of the request line.
        package var headerField = 16 * 1024
        /// Bytes of a request line and all header fields together.
        package var headerList = 32 * 1024
        package var headerFields = 100
        /// Connections at a time; further ones wait in the backlog. Lowered where the process may not open as many
        /// files.
        package var connections = 8_192
        /// Connections at a time from one address, or from one /64 of IPv6; further ones are closed at once. Lowered to
        /// a quarter of all connections where there are few.
        package var connectionsPerAddress = 256
        /// Connections that are not accepted yet.
        package var backlog = 1_024
        /// Bytes of all request bodies held at a time; a request beyond is answered 503.
        package var bodies = 256 * 1024 * 1024

        package init() {}
    }

    package struct Timeouts: Sendable {
        /// For a connection without a request.
        package var idle = Duration.seconds(60)
        /// For a connection without a request that keeps others out, and for each step of one that was let in though
        /// there was no room: a head, a body, a response of which no byte can be sent.
        package var crowded = Duration.seconds(2)
        /// From the first byte of a head to its end.
        package var head = Duration.seconds(10)
        /// From the end of a head to the end of its body.
        package var body = Duration.seconds(60)
        /// For a response of which no byte can be sent.
        package var write = Duration.seconds(30)
        /// For a refused request to be taken in and thrown away, so that its sender gets to read the answer.
        package var discard = Duration.seconds(5)
        /// For requests in progress when the server stops.
        package var shutdown = Duration.seconds(5)

        package init() {}
    }

    /// Why the server did not start, as a sentence for its operator.
    package struct CannotStart: Error, CustomStringConvertible {
        package let description: String
    }
}
