import Domain
import Foundation
import WebClient

/// The meaning of a server's answer to the gate.
enum GateAnswer: Equatable {
    case open(override: Int64?)
    /// The rest of a sentence that begins with "payments is frozen".
    case frozen(String)
    case unreachable(String)

    /// - Throws: ``CannotAsk`` for an answer that says the request is wrong, or that is not from Handrail.
    init(_ answer: WebClient.Answer, server: String) throws {
        switch answer.status {
        case 200: self = try GateAnswer(answer.body, server: server)
        // The server is there but cannot answer now.
        case 429, 500...599:
            self = .unreachable("\(server) answered with \(answer.status)\(GateAnswer.detail(answer.body)).")
        case 300..<400:
            throw CannotAsk(
                "\(server) redirects to another address, which the gate does not follow. Use that address as --server.")
        default:
            throw CannotAsk("\(server) answered with \(answer.status)\(GateAnswer.detail(answer.body)).")
        }
    }

    private init(_ body: Data, server: String) throws {
        let decoder = JSONDecoder()
        decoder.dateDecodingStrategy = .iso8601
        guard let answer = try? decoder.decode(FreezeAnswer.self, from: body) else {
            throw CannotAsk("\(server) sent an answer that is not from Handrail.")
        }
        if !answer.frozen {
            self = .open(override: answer.override)
            return
        }
        let until = answer.until.map { " until \(CivilTime(utc: $0).text) UTC" } ?? ""
        self = .frozen("\(until): \(answer.reason ?? "no reason was given").")
    }

    private struct Problem: Decodable {
        let detail: String
    }

    /// The server's own sentence, if it sent one.
    private static func detail(_ body: Data) -> String {
        guard let problem = try? JSONDecoder().decode(Problem.self, from: body) else { return "" }
        let sentence = problem.detail.prefix(300)
        return ": " + (sentence.hasSuffix(".") ? sentence.dropLast() : sentence)
    }
}
