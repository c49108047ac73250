import Domain
import Foundation
import Secrets
import WebServer

/// An error as a problem document for programs (RFC 9457): a status, its name, and a sentence for people who read the
/// log.
struct Problem: Encodable, Sendable {
    let type = "about:blank"
    let title: String
    let status: Int
    let detail: String
}

extension Request {
    /// Requests below `/api` come from programs, which do not want a page.
    var isFromProgram: Bool { path.first == "api" }
}

extension Response {
    static func problem(_ status: Status, _ sentence: String) -> Response {
        let problem = Problem(title: status.reason, status: status.code, detail: sentence)
        var response = (try? Response.json(problem, status: status)) ?? .text(sentence, status: status)
        try? response.headers.set("content-type", "application/problem+json")
        return response
    }
}

extension ErrorPages {
    /// The answer to an error for programs, like `answer` for people; nil for a fault.
    static func problem(_ error: any Error) -> Response? {
        switch error {
        case Obstacle.notFound: return .problem(.notFound, "There is nothing at this address.")
        case is Forbidden, Obstacle.signedOut, Obstacle.secondFactorMissing:
            return .problem(.forbidden, "You do not have access to this address.")
        case let error as BadInput: return .problem(error.status, error.sentence)
        case let error as Refusal:
            return .problem(.unprocessableContent, error.words)
        case let error as BearerProblem:
            var response = Response.problem(.unauthorized, error.sentence)
            try? response.headers.set("www-authenticate", error.challenge)
            return response
        case let error as AttemptLimit.TooMany:
            let seconds = max(1, Int(error.wait.rounded(.up)))
            var response = Response.problem(
                .tooManyRequests, "Too many requests. Try again in \(seconds) s.")
            try? response.headers.set("retry-after", String(seconds))
            return response
        default: return nil
        }
    }
}
