import Foundation
import Secrets

/// A JSON Web Token in its three parts (RFC 7515), of which nothing is believed yet.
struct SignedToken: Sendable {
    let kind: SignatureKey.Kind
    /// The key that it says it is signed with.
    let keyID: String?
    let contents: Data
    private let signedText: [UInt8]
    private let signature: [UInt8]

    private struct Header: Decodable {
        let alg: String
        let kid: String?
        let crit: [String]?
    }

    /// - Throws: ``ProviderFault`` for anything that is not a token with a signature of a kind that we check.
    init(_ text: String) throws(ProviderFault) {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 3, let head = Base64URL.decode(parts[0]), let contents = Base64URL.decode(parts[1]),
            let signature = Base64URL.decode(parts[2]),
            let header = try? JSONDecoder().decode(Header.self, from: Data(head))
        else { throw ProviderFault(.untrusted, "its id token is not a signed token") }
        guard let kind = SignatureKey.Kind(rawValue: header.alg) else {
            let kinds = SignatureKey.Kind.allCases.map(\.rawValue).joined(separator: " or ")
            throw ProviderFault(
                .untrusted, "its id token is signed with “\(header.alg.prefix(40))”; \(kinds) is needed")
        }
        // Something that has to be understood and is not (RFC 7515, section 4.1.11).
        guard header.crit == nil else { throw ProviderFault(.untrusted, "its id token has critical extensions") }
        self.kind = kind
        keyID = header.kid
        self.contents = Data(contents)
        signedText = Array(parts[0].utf8) + [UInt8(ascii: ".")] + Array(parts[1].utf8)
        self.signature = signature
    }

    func isSigned(by key: SignatureKey) -> Bool { key.kind == kind && key.isValid(signature, for: signedText) }
}
