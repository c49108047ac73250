import Foundation
import NIOCore
import WebServer

/// An HTTP/1.1 server for one handler.
///
/// SwiftNIO has the sockets and parses; ``Connection`` speaks HTTP on each.
package final class Server: Sendable {
    private let configuration: Configuration
    private let log: Log
    private let environment: ConnectionEnvironment
    private let stage = Stage()

    /// Raises the number of files the process may open as far as it may, for the connections.
    ///
    /// - Parameters:
    ///   - log: Where the access log goes; a new one on standard error by default.
    ///   - bodyLimit: Bytes a request with this method and path may send. Called on an event loop: it must not wait.
    ///   - loggedPath: The path of a request as the log may hold it, without secrets; nil if it has no line
    ///     for it. Called on an event loop.
    ///   - refusal: The answer to a request that the server itself refuses, with the request's id, for a page in the
    ///     style of the others. Called on an event loop.
    ///   - handler: Answers a request. Runs to its end even if the client leaves.
    ///   - onListening: Called with the port once connections are accepted.
    package init(
        _ configuration: Configuration,
        log: Log? = nil,
        bodyLimit: @escaping @Sendable (Method, [String]) -> Int,
        loggedPath: @escaping @Sendable (RequestTarget) -> String?,
        refusal: @escaping @Sendable (BadInput, String) -> Response = Server.plainRefusal,
        handler: @escaping @Sendable (Request) async -> Response,
        onListening: @escaping @Sendable (Int) async -> Void = { _ in }
    ) {
        let log = log ?? Log(configuration.logFormat)
        self.configuration = configuration
        self.log = log
        self.onListening = onListening
        environment = ConnectionEnvironment(
            configuration,
            log: log,
            bodyLimit: bodyLimit,
            loggedPath: loggedPath,
            refusal: refusal,
            handler: handler
        )
    }

    private let onListening: @Sendable (Int) async -> Void

    /// Serves until the process is told to stop, then lets requests in progress end within ``Timeouts/shutdown``. Once
    /// only.
    ///
    /// - Parameter signals: What asks for the stop. The second signal has its usual effect, for the impatient.
    /// - Throws: ``CannotStart``.
    package func run(until signals: [Int32] = [SIGTERM, SIGINT]) async throws {
        // A log or a connection whose reader left is an error to handle, not the end of the process.
        signal(SIGPIPE, SIG_IGN)
        // So is a file that has reached the size that the process may write.
        signal(SIGXFSZ, SIG_IGN)
        let stopSignals = StopSignals(signals) { Task { await self.stop() } }
        defer {
            stopSignals.cancel()
            log.flush()
        }
        if stage.isStopped { return }
        let listening: any Channel
        do {
            listening = try await Listener(environment: environment).bind(
                host: configuration.host, port: configuration.port)
        } catch {
            throw CannotStart(error, configuration)
        }
        if stage.listen(on: listening) {
            await withTaskCancellationHandler {
                await onListening(listening.localAddress?.port ?? configuration.port)
                try? await listening.closeFuture.get()
            } onCancel: {
                Task { await self.stop() }
            }
        } else {
            try? await listening.close()
        }
        environment.connections.stop()
        await environment.connections.ended()
    }

    /// Stops accepting, lets requests in progress end, and returns when all connections are closed.
    package func stop() async {
        guard let listening = stage.stop() else { return }
        try? await listening.close()
        environment.connections.stop()
        await environment.connections.ended()
    }

    package static let plainRefusal: @Sendable (BadInput, String) -> Response = { refusal, _ in
        .text(refusal.sentence + "\n", status: refusal.status)
    }
}

/// How far a server has come, for a stop that may be asked for at any time.
private final class Stage: @unchecked Sendable {
    private let lock = NSLock()
    // Only touched with the lock held.
    private var listening: (any Channel)?
    private var stopped = false

    var isStopped: Bool { lock.withLock { stopped } }

    /// - Returns: false where the server was told to stop meanwhile.
    func listen(on channel: any Channel) -> Bool {
        lock.withLock {
            if stopped { return false }
            listening = channel
            return true
        }
    }

    /// - Returns: The socket to close, where there is one.
    func stop() -> (any Channel)? {
        lock.withLock {
            stopped = true
            return listening
        }
    }
}
