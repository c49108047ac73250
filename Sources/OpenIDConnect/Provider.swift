import Foundation
import Secrets

/// The provider that signs people in, such as a company's own sign-on: asks it, and believes only what is proven.
///
/// Its document and keys are kept for a while, so that signing in asks it one thing, and many people at once ask for
/// the same only once.
package actor Provider {
    package nonisolated let settings: ProviderSettings
    private let ask: ProviderAsk
    private var document: Kept<ProviderDocument>
    private var keys: Kept<KeySet>
    private var exchanges = 0

    /// Answers that are waited for at the same time; more would only be waited for longer.
    private static let mostExchanges = 32

    package init(_ settings: ProviderSettings, ask: @escaping ProviderAsk) {
        self.settings = settings
        self.ask = ask
        document = Kept()
        keys = Kept()
    }

    /// The address at which the provider asks who the person is.
    ///
    /// - Throws: ``ProviderFault``.
    package func authorizationAddress(for attempt: Attempt, at now: Date) async throws -> String {
        let address = try await document(at: now).authorizationAddress
        return ProviderAddress.adding(
            [
                ("response_type", "code"), ("client_id", settings.clientID), ("redirect_uri", settings.returnAddress),
                ("scope", settings.scopes), ("state", attempt.state), ("nonce", attempt.nonce),
                ("code_challenge", attempt.challenge), ("code_challenge_method", "S256"),
            ], to: address)
    }

    /// The person behind the code with which a browser came back.
    ///
    /// - Parameters:
    ///   - issuer: the provider that the browser says it comes from, if it says so (RFC 9207).
    /// - Throws: ``ProviderFault``.
    package func person(
        behind code: String, of attempt: Attempt, from issuer: String?, at now: Date
    ) async throws -> IDToken {
        guard exchanges < Provider.mostExchanges else {
            throw ProviderFault(.unreachable, "too many people are waiting for its answer")
        }
        exchanges += 1
        defer { exchanges -= 1 }
        let document = try await document(at: now)
        try check(issuer, document)
        let token = try SignedToken(try await idToken(for: code, of: attempt, document))
        try await checkSignature(of: token, document, at: now)
        guard let claims = try? JSONDecoder().decode(Claims.self, from: token.contents) else {
            throw ProviderFault(.untrusted, "its id token does not hold claims")
        }
        let person = try IDToken(claims, groupsClaim: settings.groupsClaim)
        try person.check(settings, nonce: attempt.nonce, at: now)
        return person
    }

    /// The address at which people sign out at the provider itself, if it has one (OpenID Connect RP-Initiated Logout 1.0).
    ///
    /// - Parameter address: where it may lead them back to.
    package func signOutAddress(backTo address: String, at now: Date) async -> String? {
        guard let end = try? await document(at: now).signOutAddress else { return nil }
        return ProviderAddress.adding(
            [("client_id", settings.clientID), ("post_logout_redirect_uri", address)], to: end)
    }

    /// Asks the provider to describe itself, as a check of the configuration.
    ///
    /// - Throws: ``ProviderFault``.
    package func checkUp(at now: Date) async throws {
        let document = try await document(at: now)
        if try await keys(document, at: now).keys.isEmpty {
            throw ProviderFault(.untrusted, "it has no key for RS256 or ES256")
        }
    }

    private func check(_ issuer: String?, _ document: ProviderDocument) throws(ProviderFault) {
        guard let issuer else {
            if document.alwaysNamesItself == true {
                throw ProviderFault(.untrusted, "the answer does not say from which provider it is")
            }
            return
        }
        guard issuer.utf8.elementsEqual(settings.issuer.utf8) else {
            throw ProviderFault(.untrusted, "the answer is from another provider, “\(issuer.prefix(200))”")
        }
    }

    private func document(at now: Date) async throws -> ProviderDocument {
        try await document.value(at: now, notOlderThan: 3_600) { [settings, ask] in
            let answer = try await ask(ProviderRequest(address: settings.documentAddress))
            guard answer.status == 200 else {
                throw ProviderFault(.unreachable, "its document was answered with status \(answer.status)")
            }
            let document: ProviderDocument = try answer.decoded("its document")
            try document.check(issuer: settings.issuer)
            return document
        }
    }

    /// - Parameter age: in seconds.
    private func keys(
        _ document: ProviderDocument, at now: Date, notOlderThan age: TimeInterval = 3_600
    ) async throws -> KeySet {
        try await keys.value(at: now, notOlderThan: age) { [ask] in
            let answer = try await ask(ProviderRequest(address: document.keysAddress))
            guard answer.status == 200 else {
                throw ProviderFault(.unreachable, "its keys were answered with status \(answer.status)")
            }
            return try answer.decoded("its list of keys")
        }
    }

    /// Providers change their keys at any time, so a token that no known key has signed makes them be asked for again, but
    /// not more than twice a minute.
    private func checkSignature(of token: SignedToken, _ document: ProviderDocument, at now: Date) async throws {
        for age in [3_600, 30.0] {
            let known = try await keys(document, at: now, notOlderThan: age)
            if known.candidates(for: token).contains(where: token.isSigned) { return }
        }
        throw ProviderFault(.untrusted, "its id token is not signed with one of its keys")
    }

    private struct TokenAnswer: Decodable { let id_token: String }
    private struct TokenProblem: Decodable { let error: String }

    private func idToken(
        for code: String, of attempt: Attempt, _ document: ProviderDocument
    ) async throws -> String {
        var request = ProviderRequest(address: document.tokenAddress)
        var fields = [
            (name: "grant_type", value: "authorization_code"), (name: "code", value: code),
            (name: "redirect_uri", value: settings.returnAddress), (name: "code_verifier", value: attempt.verifier),
        ]
        switch (settings.clientSecret, document.clientProofs) {
        case (nil, _): fields.append(("client_id", settings.clientID))
        case (let secret?, let proofs?) where !proofs.contains("client_secret_basic"):
            fields += [("client_id", settings.clientID), ("client_secret", secret)]
        case (let secret?, _):
            // Both are encoded as in a form before they are joined (RFC 6749, section 2.3.1).
            let pair = "\(ProviderAddress.encoded(settings.clientID)):\(ProviderAddress.encoded(secret))"
            request.headers.append(("authorization", "Basic \(Data(pair.utf8).base64EncodedString())"))
        }
        request.form = ProviderAddress.encoded(fields)
        let answer = try await ask(request)
        guard answer.status == 200 else {
            let problem = try? JSONDecoder().decode(TokenProblem.self, from: answer.body.prefix(4_096)).error
            let word = (problem ?? "").utf8.allSatisfy(Provider.isLetter) ? problem ?? "" : ""
            throw ProviderFault(
                word == "invalid_grant" ? .expired : answer.status >= 500 ? .unreachable : .untrusted,
                "it did not exchange the code: status \(answer.status) \(word.prefix(40))")
        }
        let token: TokenAnswer = try answer.decoded("its answer with the id token")
        return token.id_token
    }

    private static func isLetter(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) || byte == UInt8(ascii: "_")
    }
}
