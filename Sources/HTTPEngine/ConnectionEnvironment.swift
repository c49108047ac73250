import NIOCore
import WebServer

/// What the connections of a server share.
final class ConnectionEnvironment: Sendable {
    let limits: Server.Limits
    let timeouts: ConnectionTimeouts
    let forwarding: Forwarding
    private let uncappedAddresses: [IPRange]
    let headEncoder: ResponseHeadEncoder
    let dates = HTTPDates()
    let log: Log
    let connections: OpenConnections
    let addresses: AddressCounts
    let bodies: MemoryBudget
    let bodyLimit: @Sendable (Method, [String]) -> Int
    let refusal: @Sendable (BadInput, String) -> Response
    let handler: @Sendable (Request) async -> Response

    init(
        _ configuration: Server.Configuration,
        log: Log,
        bodyLimit: @escaping @Sendable (Method, [String]) -> Int,
        refusal: @escaping @Sendable (BadInput, String) -> Response,
        handler: @escaping @Sendable (Request) async -> Response
    ) {
        limits = configuration.limits
        timeouts = ConnectionTimeouts(configuration.timeouts)
        forwarding = Forwarding(trustedProxies: configuration.trustedProxies)
        uncappedAddresses = configuration.uncappedAddresses
        headEncoder = ResponseHeadEncoder(configured: configuration.headers)
        self.log = log
        connections = OpenConnections(limit: OpenFiles.limitConnections(to: configuration.limits.connections))
        addresses = AddressCounts(limit: configuration.limits.connectionsPerAddress)
        bodies = MemoryBudget(limit: configuration.limits.bodies)
        self.bodyLimit = bodyLimit
        self.refusal = refusal
        self.handler = handler
    }

    /// Whether many people may come from it, so that its share of anything is not limited.
    func isUncapped(_ address: IPAddress) -> Bool { uncappedAddresses.contains { $0.contains(address) } }
}

/// ``Server/Timeouts`` in the unit of the event loop.
struct ConnectionTimeouts: Sendable {
    let idle: TimeAmount
    let head: TimeAmount
    let body: TimeAmount
    let write: TimeAmount
    let discard: TimeAmount
    let shutdown: TimeAmount

    init(_ timeouts: Server.Timeouts) {
        idle = TimeAmount(timeouts.idle)
        head = TimeAmount(timeouts.head)
        body = TimeAmount(timeouts.body)
        write = TimeAmount(timeouts.write)
        discard = TimeAmount(timeouts.discard)
        shutdown = TimeAmount(timeouts.shutdown)
    }
}
