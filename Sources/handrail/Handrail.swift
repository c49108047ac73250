import ArgumentParser
import Domain
import Foundation
import HTTPEngine
import Storage
import WebApp
import WebServer

@main
struct Handrail: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "handrail",
        abstract: "Every incident leaves a guardrail behind.",
        discussion: "Every option can also be set in the environment, see `handrail config`.",
        version: "0.1.0",
        subcommands: [
            Serve.self, CreateAdmin.self, ResetPassword.self, RemoveSecondFactor.self, Demo.self, Lint.self,
            ImportCommand.self, ExportCommand.self, Config.self, Doctor.self, Recount.self, Gate.self,
        ])

    static func main() async {
        do {
            var command = try parseAsRoot()
            if var command = command as? any AsyncParsableCommand {
                try await command.run()
            } else {
                try command.run()
            }
        } catch {
            guard let sentence = sentence(for: error) else { exit(withError: error) }
            FileHandle.standardError.write(Data("handrail: \(sentence)\n".utf8))
            exit(withError: ExitCode.failure)
        }
    }

    /// Our own errors in their own words; everything else is left to ArgumentParser.
    private static func sentence(for error: any Error) -> String? {
        switch error {
        case let error as Refusal: error.words
        case let error as StoreProblem: error.sentence
        case let error as ConfigurationProblem: error.sentence
        case let error as Server.CannotStart: error.description
        case let error as StaticFiles.Unreadable: error.description
        case let error as UnreadableFile: "\(error)"
        default: nil
        }
    }
}
