import Foundation
import OpenIDConnect
import TestSupport
import Testing

/// One client at one provider, and Mei who signs in.
struct SignInDesk {
    let clock = TestClock()
    let honest: TestProvider
    let client: Provider

    init() {
        let clock = clock
        honest = TestProvider(clock)
        client = Provider(TestProvider.settings, ask: honest.ask)
    }

    /// In seconds, as tokens have it.
    var time: Double { clock.now.timeIntervalSince1970 }

    /// Does this wrong and everything else right. What the client knew until now is too old.
    func cheat(_ change: (inout TestProvider.Ways) -> Void) {
        clock.advance(by: 4_000)
        honest.change { ways in
            ways = TestProvider.Ways()
            change(&ways)
        }
    }

    @discardableResult
    func signIn(
        as account: [String: TestClaim] = ["sub": "mei-1"], with verifier: Attempt? = nil, from issuer: String? = nil
    ) async throws -> IDToken {
        let attempt = Attempt(.signIn, target: "/", at: clock.now)
        let address = try await client.authorizationAddress(for: attempt, at: clock.now)
        let query = try honest.signIn(address, as: account)
        let code = String(query.dropFirst("code=".count).prefix { $0 != "&" })
        return try await client.person(behind: code, of: verifier ?? attempt, from: issuer, at: clock.now)
    }

    func isRefused(
        _ reason: String, from issuer: String? = nil, atStart: Bool = false, _ cause: ProviderFault.Cause = .untrusted,
        location: SourceLocation = #_sourceLocation
    ) async {
        let fault = await #expect(throws: ProviderFault.self, sourceLocation: location) {
            try await signIn(from: issuer)
        }
        #expect(fault == ProviderFault(cause, reason), sourceLocation: location)
        if atStart { #expect(honest.asked(.token) == 0, sourceLocation: location) }
    }
}
