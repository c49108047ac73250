import Foundation
import Secrets

/// One person's way to the provider and back in one browser.
///
/// Everything is derived from one random secret in a cookie, so nothing is stored: the state proves that the browser that
/// comes back is the one that set out, and covers everything else in the cookie; the nonce ties the id token to it; the
/// verifier ties the code to it (RFC 7636).
package struct Attempt: Sendable {
    package enum Purpose: Equatable, Sendable {
        case signIn
        /// To link the account at the provider to the person with this number, who is signed in. The proof is known to that
        /// session alone: a cookie that somebody else planted links nothing.
        case link(person: Int64, proof: String)
        /// To accept the invitation with this token.
        case invitation(token: String)
    }

    /// The time within which the browser has to be back, in seconds.
    package static let lifetime: TimeInterval = 600
    private static let longestTarget = 1_000

    package let purpose: Purpose
    /// The path to continue to afterwards.
    package let target: String
    private let secret: Token
    private let startedAt: Int64

    package init(_ purpose: Purpose, target: String, at now: Date) {
        self.purpose = purpose
        self.target = target.utf8.count <= Attempt.longestTarget ? target : "/"
        secret = Token()
        startedAt = Int64(now.timeIntervalSince1970)
    }

    /// The attempt that a browser came back with; nil if it is none, or too old.
    package init?(cookieValue: String, at now: Date) {
        guard cookieValue.utf8.count <= 4_000 else { return nil }
        let parts = cookieValue.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 4, let secret = Token(parts[0]), let startedAt = Int64(parts[1]),
            let purpose = Base64URL.decode(parts[2]).flatMap({ Purpose(String(decoding: $0, as: UTF8.self)) }),
            let target = Base64URL.decode(parts[3])
        else { return nil }
        let age = now.timeIntervalSince1970 - Double(startedAt)
        guard age >= -1, age <= Attempt.lifetime else { return nil }
        self.purpose = purpose
        self.target = String(decoding: target, as: UTF8.self)
        self.secret = secret
        self.startedAt = startedAt
    }

    package var cookieValue: String { "\(secret.text).\(contents)" }

    /// What the provider has to send back. It covers the whole cookie.
    package var state: String { derived("state.\(contents)") }
    /// Whether the browser came back with what it set out with. Compares digests, so that the time tells nothing.
    package func isContinued(by state: String) -> Bool { Token.digest(of: state) == Token.digest(of: self.state) }

    /// What the id token has to contain.
    package var nonce: String { derived("nonce") }
    /// What only this browser's cookie can prove, when the code is exchanged.
    package var verifier: String { derived("verifier") }
    /// What the provider is told of the verifier beforehand, by the method S256.
    package var challenge: String { Base64URL.encode(Token.digest(of: verifier)) }

    private var contents: String {
        let parts = [purpose.text, target].map { Base64URL.encode(Array($0.utf8)) }
        return "\(startedAt).\(parts[0]).\(parts[1])"
    }

    private func derived(_ name: String) -> String {
        Base64URL.encode(KeyedTag.tag(of: name, key: Array(secret.text.utf8)))
    }
}

extension Attempt.Purpose {
    fileprivate var text: String {
        switch self {
        case .signIn: "sign-in"
        case .link(let person, let proof): "link \(person) \(proof)"
        case .invitation(let token): "invitation \(token)"
        }
    }

    fileprivate init?(_ text: String) {
        let words = text.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
        switch words.first {
        case "sign-in" where words.count == 1: self = .signIn
        case "link" where words.count == 3:
            guard let person = Int64(words[1]) else { return nil }
            self = .link(person: person, proof: words[2])
        case "invitation" where words.count == 2: self = .invitation(token: words[1])
        default: return nil
        }
    }
}
