import AsyncHTTPClient
import Foundation

/// Asks another server one question. Redirects are not followed, since they would carry what was meant for one server to
/// another; certificates are checked against those the system trusts; an answer has a limit in time and in bytes.
package enum WebClient {
    package struct Answer: Sendable, Equatable {
        package let status: Int
        package let body: Data
    }

    /// - Parameter seconds: for everything, from the look-up of the name to the last byte.
    /// - Throws: ``NoAnswer``.
    package static func get(
        _ address: String, headers: [(name: String, value: String)], within seconds: Int, atMost bytes: Int = 64 * 1024
    ) async throws -> Answer {
        var configuration = HTTPClient.Configuration()
        configuration.redirectConfiguration = .disallow
        configuration.timeout.connect = .seconds(Int64(seconds))
        configuration.httpVersion = .http1Only
        configuration.decompression = .disabled
        // A connection that fails is not tried again: whoever asks decides whether to ask once more.
        configuration.connectionPool.retryConnectionEstablishment = false
        let client = HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
        do {
            let answer = try await ask(client, address, headers, seconds, bytes)
            try? await client.shutdown()
            return answer
        } catch {
            try? await client.shutdown()
            throw NoAnswer(error, within: seconds)
        }
    }

    private static func ask(
        _ client: HTTPClient, _ address: String, _ headers: [(name: String, value: String)], _ seconds: Int,
        _ bytes: Int
    ) async throws -> Answer {
        var request = HTTPClientRequest(url: address)
        for header in headers { request.headers.add(name: header.name, value: header.value) }
        let response = try await client.execute(request, timeout: .seconds(Int64(seconds)))
        let body = try await response.body.collect(upTo: bytes)
        return Answer(status: Int(response.status.code), body: Data(body.readableBytesView))
    }
}
