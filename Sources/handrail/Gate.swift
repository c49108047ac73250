import ArgumentParser
import Domain
import Foundation
import WebClient

struct Gate: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Ask a Handrail server whether a service may be deployed now.",
        discussion: """
            Exits with 0 if it may, 10 if it is frozen, with the reason on standard error, and 20 if the gate could not \
            ask: a wrong token, an unknown service, a certificate that is not trusted.

            The token comes from --token-file, HANDRAIL_TOKEN or HANDRAIL_TOKEN_FILE; never from an argument, because \
            everybody on the machine could read it.
            """)

    enum Unreachable: String, ExpressibleByArgument, CaseIterable {
        case open, frozen
    }

    @Option(help: "The service's name for pipelines, such as payments.")
    var service: String

    @Option(help: "The address of Handrail, such as https://handrail.example.org.")
    var server: String

    @Option(
        help: "What to do when there is no answer: open lets the deployment pass, frozen holds it. There is no default."
    )
    var whenUnreachable: Unreachable

    @Option(help: "A file that contains only the token.")
    var tokenFile: String?

    @Option(help: "The number of a confirmed override for this deployment, which uses it up.")
    var override: Int64?

    @Option(help: "Seconds to wait for an answer, from 1 to 60.")
    var timeout = 10

    @Flag(help: "Send the token to another machine without TLS, although everybody on the way can read it.")
    var plainHTTP = false

    func run() async throws {
        do {
            let address = try GateAddress(server, service: service, override: override, allowsPlainHTTP: plainHTTP)
            let token = try Configuration.token(file: tokenFile)
            guard (1...60).contains(timeout) else { throw CannotAsk("--timeout must be from 1 to 60 seconds.") }
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

    /// The server is not trusted, so terminal control characters are removed.
    private func say(_ sentence: String) {
        let plain = String(String.UnicodeScalarView(sentence.unicodeScalars.filter { !$0.properties.isControl }))
        FileHandle.standardError.write(Data("handrail gate: \(plain)\n".utf8))
    }
}

extension Unicode.Scalar.Properties {
    fileprivate var isControl: Bool { generalCategory == .control || generalCategory == .format }
}

/// The reason why the gate could not ask. The fault is not temporary, so it counts neither as open nor as frozen.
struct CannotAsk: Error, Equatable {
    let sentence: String

    init(_ sentence: String) {
        self.sentence = sentence
    }
}
