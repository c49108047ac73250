import Crypto
import Foundation
import OpenIDConnect
import Secrets
import Synchronization

/// A provider as a value: it keeps to the standard as far as a test lets it, and checks what it is asked.
package final class TestProvider: Sendable {
    package static let issuer = "https://sso.example.org"
    package static let settings = ProviderSettings(
        name: "Example SSO", issuer: issuer, clientID: "handrail", clientSecret: "client: secret/",
        returnAddress: "https://handrail.example.org/sign-in/provider")

    package enum Part: String, Sendable, CaseIterable { case document, keys, token }

    /// What a test can make wrong.
    package struct Ways: Sendable {
        package var document: [String: TestClaim] = [
            "issuer": .text(issuer), "authorization_endpoint": "https://sso.example.org/authorize?tenant=1",
            "token_endpoint": "https://sso.example.org/token", "jwks_uri": "https://sso.example.org/keys",
            "end_session_endpoint": "https://sso.example.org/end",
        ]
        /// Those that it publishes; it signs with the first.
        package var keys = [TestKey("key-1")]
        package var header: [String: TestClaim] = [:]
        package var claims: [String: TestClaim] = [:]
        /// Claims that it leaves out.
        package var missing: Set<String> = []
        /// Signs in place of the first key.
        package var signs: (@Sendable (String) throws -> [UInt8])?
        /// Answers of its own instead of what was asked for.
        package var answers: [Part: ProviderAnswer] = [:]
        package var failing: Set<Part> = []

        package init() {}
    }

    private struct Ticket {
        let query: [String: String]
        let account: [String: TestClaim]
    }

    private struct State {
        var ways = Ways()
        var tickets: [String: Ticket] = [:]
        var asked: [Part: Int] = [:]
        var secrets: [String] = []
    }

    private let state = Mutex(State())
    private let clock: TestClock

    package init(_ clock: TestClock) {
        self.clock = clock
    }

    package struct Refused: Error { package let reason: String }

    package func change(_ change: (inout Ways) -> Void) { state.withLock { change(&$0.ways) } }
    package func asked(_ part: Part) -> Int { state.withLock { $0.asked[part] ?? 0 } }
    /// Every code, verifier and token so far, and the client secret.
    package var secrets: [String] { state.withLock { $0.secrets } + [TestProvider.settings.clientSecret ?? ""] }

    /// Somebody signs in at the address to which a browser was led.
    ///
    /// - Returns: the query with which the browser is sent back.
    package func signIn(_ address: String, as account: [String: TestClaim]) throws -> String {
        let query = TestProvider.values(URLComponents(string: address)?.percentEncodedQuery ?? "")
        guard query["response_type"] == "code", query["client_id"] == "handrail", query["tenant"] == "1",
            query["redirect_uri"] == TestProvider.settings.returnAddress, query["code_challenge_method"] == "S256",
            query["scope"]?.split(separator: " ").contains("openid") == true, let sent = query["state"],
            (query["nonce"] ?? "").count >= 22, (query["code_challenge"] ?? "").count == 43
        else { throw Refused(reason: "not a request for a code: \(address)") }
        let code = Token().text
        state.withLock { state in
            state.tickets[code] = Ticket(query: query, account: account)
            state.secrets.append(code)
        }
        return "code=\(code)&state=\(sent)"
    }

    package var ask: ProviderAsk { { [self] in try answer($0) } }

    private func answer(_ request: ProviderRequest) throws -> ProviderAnswer {
        let ways = state.withLock { $0.ways }
        guard let part = TestProvider.part(request.address) else {
            throw Refused(reason: "no such address: \(request.address)")
        }
        state.withLock { $0.asked[part, default: 0] += 1 }
        if ways.failing.contains(part) { throw ProviderFault(.unreachable, "it did not answer within 5 s") }
        if let answer = ways.answers[part] { return answer }
        switch part {
        case .document: return try .json(ways.document)
        case .keys: return try .json(["keys": try ways.keys.map { try $0.published() }])
        case .token: return try token(request, ways)
        }
    }

    private func token(_ request: ProviderRequest, _ ways: Ways) throws -> ProviderAnswer {
        let form = TestProvider.values(request.form ?? "")
        let proof = Data("handrail:client%3A%20secret%2F".utf8).base64EncodedString()
        guard request.headers.contains(where: { $0.name == "authorization" && $0.value == "Basic \(proof)" }) else {
            return try .json(["error": "invalid_client"], status: 401)
        }
        let ticket = state.withLock { $0.tickets.removeValue(forKey: form["code"] ?? "") }
        guard let ticket, form["grant_type"] == "authorization_code",
            form["redirect_uri"] == ticket.query["redirect_uri"],
            Base64URL.encode(Token.digest(of: form["code_verifier"] ?? "")) == ticket.query["code_challenge"]
        else { return try .json(["error": "invalid_grant"], status: 400) }
        let token = try idToken(ticket, ways)
        state.withLock { $0.secrets += [form["code_verifier"] ?? "", token] }
        return try .json(["id_token": token, "access_token": "unused", "token_type": "Bearer"])
    }

    private func idToken(_ ticket: Ticket, _ ways: Ways) throws -> String {
        let now = clock.now.timeIntervalSince1970
        guard let key = ways.keys.first else { throw Refused(reason: "no key") }
        var claims: [String: TestClaim] = [
            "iss": .text(TestProvider.issuer), "aud": "handrail", "exp": .number(now + 300), "iat": .number(now),
            "nonce": .text(ticket.query["nonce"] ?? ""),
        ]
        claims.merge(ticket.account) { $1 }
        claims.merge(ways.claims) { $1 }
        for name in ways.missing { claims[name] = nil }
        let header = ["alg": .text(key.algorithm), "kid": .text(key.id)].merging(ways.header) { $1 }
            .filter { !ways.missing.contains($0.key) }
        let text = try [header, claims].map { Base64URL.encode(Array(try JSONEncoder().encode($0))) }
            .joined(separator: ".")
        return text + "." + Base64URL.encode(try ways.signs?(text) ?? key.signature(of: text))
    }

    private static func part(_ address: String) -> Part? {
        switch address {
        case issuer + "/.well-known/openid-configuration": .document
        case "https://sso.example.org/keys": .keys
        case "https://sso.example.org/token": .token
        default: nil
        }
    }

    private static func values(_ query: String) -> [String: String] {
        let pairs = query.split(separator: "&").map { $0.split(separator: "=", maxSplits: 1).map(String.init) }
        return Dictionary(pairs.compactMap { $0.count == 2 ? ($0[0], $0[1].removingPercentEncoding ?? "") : nil }) {
            $1
        }
    }
}

extension ProviderAnswer {
    package static func json(_ value: some Encodable, status: Int = 200) throws -> ProviderAnswer {
        ProviderAnswer(status: status, body: try JSONEncoder().encode(value))
    }
}
