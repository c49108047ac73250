import ArgumentParser
import Domain
import Foundation
import WebClient

struct Gate: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Ask a Handrail server whether a service may be deployed now.",
        discussion: """
            Ends with 0 when it may, 10 when it is frozen, with the reason on standard error, and 20 when the question \
            could not be asked: a wrong token, an unknown service, a certificate that is not trusted.

            The token comes from --token-file, HANDRAIL_TOKEN or HANDRAIL_TOKEN_FILE; never from an argument, which \
            everybody on the machine could read.
            """)

    enum Unreachable: String, ExpressibleByArgument, CaseIterable {
        case open, frozen
    }

    @Option(help: "What pipelines call the service, such as payments.")
    var service: String

    @Option(help: "Where Handrail is, such as https://handrail.example.org.")
    var server: String

    @Option(
        help: "What to do when nobody answers: open lets the deployment pass, frozen holds it. There is no default.")
    var whenUnreachable: Unreachable

    @Option(help: "A file with the token and nothing else.")
    var tokenFile: String?

    @Option(help: "The number of a confirmed override that this deployment uses up.")
    var override: Int64?

    @Option(help: "Seconds until nobody has answered, from 1 to 60.")
    var timeout = 10

    @Flag(help: "Send the token to another machine without TLS, where everybody on the way can read it.")
    var plainHTTP = false

    func run() async throws {
        do {
            let address = try GateAddress(server, service: service, override: override, allowsPlainHTTP: plainHTTP)
            let token = try Configuration.token(file: tokenFile)
            guard (1...60).contains(timeout) else { throw CannotAsk("--timeout is from 1 to 60 seconds.") }
            let answer = try await WebClient.get(
                address.text,
                headers: [
                    ("Authorization", "Bearer \(token)"), ("Accept", "application/json"),
                    ("User-Agent", "handrail-gate"),
                ], within: timeout)
            try judge(try GateAnswer(answer, server: server))
        } catch let problem as CannotAsk {
            try end(.cannotAsk, problem.sentence)
        } catch let problem as ConfigurationProblem {
            try end(.cannotAsk, problem.sentence)
        } catch let none as NoAnswer {
            if none.cause != .unreachable { try end(.cannotAsk, "\(server) \(none.sentence).") }
            try judge(.unreachable("\(server) \(none.sentence)."))
        }
    }

    private func judge(_ verdict: GateAnswer) throws {
        switch verdict {
        case .open(let override):
            print("\(service) is open\(override.map { ": override \($0) lets this deployment through" } ?? "").")
        case .frozen(let sentence):
            try end(.frozen, "\(service) is frozen\(sentence)")
        case .unreachable(let sentence):
            switch whenUnreachable {
            case .open: say("\(sentence) It counts as open, as --when-unreachable says.")
            case .frozen: try end(.frozen, "\(sentence) It counts as frozen, as --when-unreachable says.")
            }
        }
    }

    private enum End: Int32 {
        case frozen = 10
        case cannotAsk = 20
    }

    private func end(_ end: End, _ sentence: String) throws -> Never {
        say(sentence)
        throw ExitCode(end.rawValue)
    }

    /// A server may be anybody's: nothing that a terminal would obey.
    private func say(_ sentence: String) {
        let plain = String(String.UnicodeScalarView(sentence.unicodeScalars.filter { !$0.properties.isControl }))
        FileHandle.standardError.write(Data("handrail gate: \(plain)\n".utf8))
    }
}

extension Unicode.Scalar.Properties {
    fileprivate var isControl: Bool { generalCategory == .control || generalCategory == .format }
}

/// Why the question could not be asked at all. It does not pass by itself, so it counts neither as open nor as frozen.
struct CannotAsk: Error, Equatable {
    let sentence: String

    init(_ sentence: String) {
        self.sentence = sentence
    }
}
