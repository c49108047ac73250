import NIOCore
import WebServer

/// Everything that the connections of a server share.
final class ConnectionEnvironment: Sendable {
    let limits: Server.Limits
    let timeouts: ConnectionTimeouts
    /// For a connection in reserve.
    let crowdedTimeouts: ConnectionTimeouts
    let forwarding: Forwarding
    private let uncappedAddresses: [IPRange]
    let headEncoder: ResponseHeadEncoder
    let dates = HTTPDates()
    let log: Log
    let connections: OpenConnections
    let addresses: AddressCounts
    let bodies: MemoryBudget
    let bodyLimit: @Sendable (Method, [String]) -> Int
    let loggedPath: @Sendable (RequestTarget) -> String?
    let refusal: @Sendable (BadInput, String) -> Response
    let handler: @Sendable (Request) async -> Response

    init(
        _ configuration: Server.Configuration,
        log: Log,
        bodyLimit: @escaping @Sendable (Method, [String]) -> Int,
        loggedPath: @escaping @Sendable (RequestTarget) -> String?,
        refusal: @escaping @Sendable (BadInput, String) -> Response,
        handler: @escaping @Sendable (Request) async -> Response
    ) {
        limits = configuration.limits
        timeouts = ConnectionTimeouts(configuration.timeouts)
        crowdedTimeouts = timeouts.crowded
        forwarding = Forwarding(
            trustedProxies: configuration.trustedProxies, userHeader: configuration.userHeader)
        uncappedAddresses = configuration.uncappedAddresses
        headEncoder = ResponseHeadEncoder(configured: configuration.headers)
        self.log = log
        let count = OpenFiles.limitConnections(to: configuration.limits.connections)
        connections = OpenConnections(limit: count, patience: TimeAmount(configuration.timeouts.crowded))
        addresses = AddressCounts(limit: min(configuration.limits.connectionsPerAddress, max(1, count / 4)))
        bodies = MemoryBudget(limit: configuration.limits.bodies)
        self.bodyLimit = bodyLimit
        self.loggedPath = loggedPath
        self.refusal = refusal
        self.handler = handler
    }

    /// Whether many people may come from it, so that its share of anything is not limited.
    func isUncapped(_ address: IPAddress) -> Bool { uncappedAddresses.contains { $0.contains(address) } }
}

/// ``Server/Timeouts`` in the unit of the event loop.
struct ConnectionTimeouts: Sendable {
    private(set) var idle: TimeAmount
    private(set) var head: TimeAmount
    private(set) var body: TimeAmount
    private(set) var write: TimeAmount
    private let step: TimeAmount
    let discard: TimeAmount
    let shutdown: TimeAmount

    init(_ timeouts: Server.Timeouts) {
        idle = TimeAmount(timeouts.idle)
        head = TimeAmount(timeouts.head)
        body = TimeAmount(timeouts.body)
        write = TimeAmount(timeouts.write)
        step = TimeAmount(timeouts.crowded)
        discard = TimeAmount(timeouts.discard)
        shutdown = TimeAmount(timeouts.shutdown)
    }

    /// The queue of those who wait for a place.
    var crowded: ConnectionTimeouts {
        var crowded = self
        crowded.idle = min(idle, step)
        crowded.head = min(head, step)
        crowded.body = min(body, step)
        crowded.write = min(write, step)
        return crowded
    }
}
