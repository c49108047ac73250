import Foundation
import Hummingbird
import HummingbirdCore
import Logging
import NIOCore
import WebServer

/// An HTTP/1.1 server for one handler.
///
/// Hummingbird's server binds, accepts and collects the connections at shutdown; ``Connection`` speaks HTTP on each.
package final class Server: Sendable {
    private let configuration: Configuration
    private let log: Log
    private let listener: HummingbirdCore.Server<Listener>

    /// Raises the number of files the process may open as far as it may, for the connections.
    ///
    /// - Parameters:
    ///   - log: Where the access log and the server's own messages go; a new one on standard error by default.
    ///   - bodyLimit: Bytes a request with this method and path may send. Called on an event loop: it must not wait.
    ///   - refusal: The answer to a request that the server itself refuses, with the request's id, for a page in the
    ///     style of the others. Called on an event loop.
    ///   - handler: Answers a request. Runs to its end even if the client leaves.
    ///   - onListening: Called with the port once connections are accepted.
    package init(
        _ configuration: Configuration,
        log: Log? = nil,
        bodyLimit: @escaping @Sendable (Method, [String]) -> Int,
        refusal: @escaping @Sendable (BadInput, String) -> WebServer.Response = Server.plainRefusal,
        handler: @escaping @Sendable (WebServer.Request) async -> WebServer.Response,
        onListening: @escaping @Sendable (Int) async -> Void = { _ in }
    ) {
        let log = log ?? Log(configuration.logFormat)
        let environment = ConnectionEnvironment(
            configuration,
            log: log,
            bodyLimit: bodyLimit,
            refusal: refusal,
            handler: handler
        )
        let logger = Logger(label: "server") { _ in ServerLogHandler(log: log) }
        let connections = OpenFiles.limitConnections(to: configuration.limits.connections)
        self.configuration = configuration
        self.log = log
        listener = HummingbirdCore.Server(
            childChannelSetup: Listener(environment: environment),
            configuration: ServerConfiguration(
                address: .hostname(configuration.host, port: configuration.port),
                backlog: configuration.limits.backlog,
                availableConnectionsDelegate: .maximum(connections, logger: logger)
            ),
            onServerRunning: { channel in await onListening(channel.localAddress?.port ?? configuration.port) },
            eventLoopGroup: EventLoopGroupProvider.singleton.eventLoopGroup,
            logger: logger
        )
    }

    /// Serves until the process is told to stop, then lets requests in progress end within ``Timeouts/shutdown``.
    ///
    /// - Parameter signals: What asks for the stop. The second signal has its usual effect, for the impatient.
    /// - Throws: ``CannotStart``.
    package func run(until signals: [Int32] = [SIGTERM, SIGINT]) async throws {
        // A log or a connection whose reader left is an error to handle, not the end of the process.
        signal(SIGPIPE, SIG_IGN)
        let stopSignals = StopSignals(signals) { Task { await self.stop() } }
        defer {
            stopSignals.cancel()
            log.flush()
        }
        do {
            try await withTaskCancellationHandler {
                try await listener.run()
            } onCancel: {
                Task { await self.stop() }
            }
        } catch HummingbirdCore.Server<Listener>.Error.serverShutdown {
            return
        } catch {
            throw CannotStart(error, configuration)
        }
    }

    /// Stops accepting, lets requests in progress end, and returns when all connections are closed.
    package func stop() async {
        try? await listener.shutdownGracefully()
    }

    package static let plainRefusal: @Sendable (BadInput, String) -> WebServer.Response = { refusal, _ in
        WebServer.Response.text(refusal.sentence + "\n", status: refusal.status)
    }
}
