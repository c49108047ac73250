import Domain
import Foundation
import Secrets
import Storage
import WebServer

/// The API token of a request, and whether it is valid.
enum Bearer: Sendable {
    /// No token was sent, or an `Authorization` header of another kind, such as a proxy's.
    case none
    case valid(APIToken)
    case refused(BearerProblem)

    static func of(_ request: Request, in app: App) async throws -> Bearer {
        guard let header = request.headers["authorization"] else { return .none }
        let words = header.split(separator: " ", maxSplits: 1)
        guard words.first?.lowercased() == "bearer" else { return .none }
        let now = app.clock()
        guard let token = words.last.flatMap({ Token(String($0).trimmed) }),
            let found = try await app.store.apiToken(digest: token.digest, at: now)
        else {
            return .refused(BearerProblem("This API token is unknown. Issue one under Settings, API tokens."))
        }
        switch found.state(at: now) {
        case .valid: return .valid(found)
        case .revoked:
            return .refused(BearerProblem("This API token was revoked. Issue a new one under Settings, API tokens."))
        case .expired:
            return .refused(BearerProblem("This API token has expired. Issue a new one under Settings, API tokens."))
        }
    }

    var isPresent: Bool {
        if case .none = self { false } else { true }
    }

    var asker: Asker? {
        if case .valid(let token) = self { .token(token.id, label: token.label) } else { nil }
    }

    var scopes: Set<APITokenScope> {
        if case .valid(let token) = self { token.scopes } else { [] }
    }

    /// - Throws: ``BearerProblem``.
    func require() throws(BearerProblem) {
        switch self {
        case .valid: return
        case .refused(let problem): throw problem
        case .none:
            throw BearerProblem(
                "Send an API token: “Authorization: Bearer …”. An administrator issues one under Settings, API tokens.",
                isMissing: true)
        }
    }
}

extension Visit {
    /// - Throws: ``BadInput`` unless the token of the request may do this.
    func require(_ scope: APITokenScope) throws(BadInput) {
        if scopes.contains(scope) { return }
        throw BadInput(
            "This API token may not \(scope.phrase). Issue one that may under Settings, API tokens.", status: .forbidden
        )
    }
}

/// The reason why a token is refused, in a sentence for its holder. Answered with 401.
struct BearerProblem: Error, Equatable, Sendable {
    let sentence: String
    /// No token was sent.
    let isMissing: Bool

    init(_ sentence: String, isMissing: Bool = false) {
        self.sentence = sentence
        self.isMissing = isMissing
    }

    /// RFC 6750, section 3.
    var challenge: String {
        isMissing ? "Bearer realm=\"Handrail\"" : "Bearer realm=\"Handrail\", error=\"invalid_token\""
    }
}
