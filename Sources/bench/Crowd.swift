import ArgumentParser
import Foundation
import Secrets

#if canImport(FoundationNetworking)
    import FoundationNetworking
#endif

/// Lets everybody in a session act at once, over HTTP, while each holds the stream of their page open: all write, then
/// all vote. Prints how long the slowest had to wait for an acknowledgement.
struct Crowd: AsyncParsableCommand {
    @Argument(help: "The address of the server, such as http://127.0.0.1:8099.")
    var address: String

    @Argument(help: "The file with the cookies that `session` printed.")
    var cookies: String

    func run() async throws {
        let lines = try String(contentsOfFile: cookies, encoding: .utf8).split(separator: "\n").map(String.init)
        guard let facilitator = lines.first.flatMap({ Member($0, at: address) }) else {
            throw ValidationError("There are no cookies in \(cookies).")
        }
        let guests = lines.dropFirst().compactMap { Member($0, at: address) }
        let streams = guests.map { guest in Task { try await guest.listen() } }
        try await report("write", guests) { try await $0.post("/cards", ["text": "What I fear is \($0.name)"]) }
        for (from, to) in [("silent_writing", "reveal"), ("reveal", "grouping"), ("grouping", "voting")] {
            _ = try await facilitator.post("/phase", ["from": from, "phase": to])
        }
        let page = try await facilitator.page()
        let risks = page.matches(of: /name="risk" value="([0-9]+)"/).map { String($0.1) }
        guard page.contains("of 5 dots left"), let risk = risks.first else {
            throw ValidationError("The session has \(risks.count) risks to vote on.")
        }
        try await report("vote", guests) { try await $0.post("/dots", ["risk": risk, "dots": "2"]) }
        let end = try await facilitator.page()
        guard end.contains("data-count=\"voters\">\(guests.count)<") else {
            throw ValidationError("Not every vote was counted.")
        }
        for stream in streams { stream.cancel() }
    }

    private func report(
        _ what: String, _ guests: [Member], _ act: @escaping @Sendable (Member) async throws -> Double
    ) async throws {
        let times = try await withThrowingTaskGroup(of: Double.self) { group in
            for guest in guests { group.addTask { try await act(guest) } }
            return try await group.reduce(into: [Double]()) { $0.append($1) }
        }.sorted()
        guard let slowest = times.last else { return }
        print(
            "| \(what) | \(times.count) of \(guests.count) | \(Int(times[times.count / 2] * 1_000)) | \(Int(slowest * 1_000)) |"
        )
    }
}

/// One participant with a separate browser session.
private struct Member: Sendable {
    let name: String
    private let cookie: String
    private let csrf: String
    private let base: String
    private let session: URLSession

    init?(_ cookie: String, at address: String) {
        guard let text = cookie.split(separator: "=").last, let token = Token(String(text)) else { return nil }
        self.cookie = cookie
        name = String(text.prefix(8))
        csrf = CSRF.token(for: token)
        base = address
        let configuration = URLSessionConfiguration.ephemeral
        configuration.httpCookieStorage = nil
        configuration.timeoutIntervalForRequest = 60
        session = URLSession(configuration: configuration, delegate: Unredirected(), delegateQueue: nil)
    }

    /// - Returns: the seconds until the action was acknowledged.
    func post(_ path: String, _ fields: [String: String]) async throws -> Double {
        var request = try request("/pre-mortems/PRE-1\(path)")
        request.httpMethod = "POST"
        request.setValue("application/x-www-form-urlencoded", forHTTPHeaderField: "Content-Type")
        let body = fields.merging(["csrf": csrf]) { first, _ in first }.map {
            "\($0.key)=\($0.value.replacing(" ", with: "+"))"
        }
        request.httpBody = Data(body.joined(separator: "&").utf8)
        let start = ContinuousClock.now
        let (_, response) = try await session.data(for: request)
        let time = ContinuousClock.now - start
        guard (response as? HTTPURLResponse)?.statusCode == 303 else {
            throw ValidationError("\(path) answered \((response as? HTTPURLResponse)?.statusCode ?? 0)")
        }
        return Double(time.components.seconds) + Double(time.components.attoseconds) / 1e18
    }

    func page() async throws -> String {
        let (data, _) = try await session.data(for: try request("/pre-mortems/PRE-1"))
        return String(decoding: data, as: UTF8.self)
    }

    /// Holds a stream open, as a page does.
    func listen() async throws {
        _ = try await session.data(for: try request("/live?topic=premortem:PRE-1&after=0"))
    }

    private func request(_ path: String) throws -> URLRequest {
        guard let url = URL(string: base + path) else { throw ValidationError("\(base) is not an address.") }
        var request = URLRequest(url: url)
        request.setValue(cookie, forHTTPHeaderField: "Cookie")
        request.setValue("same-origin", forHTTPHeaderField: "Sec-Fetch-Site")
        return request
    }
}

private final class Unredirected: NSObject, URLSessionTaskDelegate {
    func urlSession(
        _ session: URLSession, task: URLSessionTask, willPerformHTTPRedirection response: HTTPURLResponse,
        newRequest request: URLRequest, completionHandler: @escaping @Sendable (URLRequest?) -> Void
    ) {
        completionHandler(nil)
    }
}
