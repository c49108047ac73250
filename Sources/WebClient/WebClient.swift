import AsyncHTTPClient
import Foundation

/// Sends one HTTP request to another server. Redirects are not followed, because they would pass a token meant for one
/// server to another; certificates are checked against the system's trust store; the answer is limited in time and in
/// bytes.
package enum WebClient {
    package struct Answer: Sendable, Equatable {
        package let status: Int
        package let body: Data
    }

    /// - Parameter seconds: the limit for everything, from the name look-up to the last byte.
    /// - Throws: ``NoAnswer``.
    package static func get(
        _ address: String, headers: [(name: String, value: String)], within seconds: Int, atMost bytes: Int = 64 * 1024
    ) async throws -> Answer {
        var configuration = HTTPClient.Configuration()
        configuration.redirectConfiguration = .disallow
        configuration.timeout.connect = .seconds(Int64(seconds))
        configuration.httpVersion = .http1Only
        configuration.decompression = .disabled
        // A failed connection is not retried: the caller decides whether to ask again.
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
