import Domain
import Foundation
import Secrets
import WebServer

/// What a program is told when something is wrong (RFC 9457): a status, its name, and a sentence for whoever reads the log.
struct Problem: Encodable, Sendable {
    let type = "about:blank"
    let title: String
    let status: Int
    let detail: String
}

extension Request {
    /// Whoever asks below `/api` is a program, which wants no page.
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
    /// The same map as `errorPage`, for programs; nil for a fault.
    static func problem(_ error: any Error) -> Response? {
        switch error {
        case Obstacle.notFound: return .problem(.notFound, "There is nothing at this address.")
        case Obstacle.forbidden, Obstacle.signedOut: return .problem(.forbidden, "This address is not for you.")
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
                .tooManyRequests, "There were too many questions. Ask again in \(seconds) s.")
            try? response.headers.set("retry-after", String(seconds))
            return response
        default: return nil
        }
    }
}
