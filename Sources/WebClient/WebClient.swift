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
        try await ask(address, headers: headers, form: nil, within: seconds, atMost: bytes)
    }

    /// - Parameters:
    ///   - form: the fields to POST, encoded as in an address; nil for a GET.
    ///   - seconds: the limit for everything, from the name look-up to the last byte.
    /// - Throws: ``NoAnswer``.
    package static func ask(
        _ address: String, headers: [(name: String, value: String)], form: String?, within seconds: Int,
        atMost bytes: Int
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
            let answer = try await limited(to: seconds) {
                try await send(client, address, headers, form, seconds, bytes)
            }
            try? await client.shutdown()
            return answer
        } catch {
            try? await client.shutdown()
            throw NoAnswer(error, within: seconds)
        }
    }

    /// The deadline of the library ends with the head of an answer, so that a body could come a byte a minute.
    private static func limited(
        to seconds: Int, _ ask: @escaping @Sendable () async throws -> Answer
    ) async throws -> Answer {
        try await withThrowingTaskGroup(of: Answer.self) { group in
            group.addTask(operation: ask)
            group.addTask {
                try await Task.sleep(for: .seconds(seconds))
                throw HTTPClientError.deadlineExceeded
            }
            defer { group.cancelAll() }
            guard let first = try await group.next() else { throw HTTPClientError.cancelled }
            return first
        }
    }

    private static func send(
        _ client: HTTPClient, _ address: String, _ headers: [(name: String, value: String)], _ form: String?,
        _ seconds: Int, _ bytes: Int
    ) async throws -> Answer {
        var request = HTTPClientRequest(url: address)
        for header in headers { request.headers.add(name: header.name, value: header.value) }
        if let form {
            request.method = .POST
            request.headers.add(name: "content-type", value: "application/x-www-form-urlencoded")
            request.body = .bytes(Data(form.utf8))
        }
        let response = try await client.execute(request, timeout: .seconds(Int64(seconds)))
        let body = try await response.body.collect(upTo: bytes)
        return Answer(status: Int(response.status.code), body: Data(body.readableBytesView))
    }
}
