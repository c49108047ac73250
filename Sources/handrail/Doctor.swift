import ArgumentParser
import DemoStory
import Foundation
import Storage
import WebApp
import WebServer

struct Doctor: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Check everything and say how to fix what is wrong. Changes nothing.")

    @OptionGroup var options: ServerOptions

    func run() async throws {
        let configuration = try Configuration(flags: options.flags)
        var checkups =
            Checkup.all(path: configuration.database) + [
                Checkup.of("The templates can be read") {
                    _ = try PostmortemTemplates.load(folder: configuration.templates.appending(path: "postmortems"))
                    _ = try PremortemTemplates.load(folder: configuration.templates.appending(path: "premortems"))
                },
                Checkup.of("The catalogue of guardrails can be read") {
                    _ = try GuardrailCatalogue.load(folder: configuration.templates.appending(path: "guardrails"))
                },
                Checkup.of("The demo story can be read") {
                    _ = try DemoStory.load(folder: configuration.templates.appending(path: "demo"))
                },
                Checkup.of("The wording rules can be read") {
                    _ = try WordingRules.load(folder: configuration.templates.appending(path: "wording"))
                },
                Checkup.of("Style sheets and scripts can be read") {
                    _ = try StaticFiles(folder: configuration.publicFolder)
                },
                space(beside: configuration.database), clock(),
            ]
        if let provider = try configuration.provider()?.provider {
            checkups.append(
                await Checkup.of("The provider \(provider.settings.name) answers") {
                    try await provider.checkUp(at: Date())
                })
        }
        for checkup in checkups {
            print(checkup.problem.map { "PROBLEM  \(checkup.name): \($0)" } ?? "ok       \(checkup.name)")
        }
        if checkups.contains(where: { $0.problem != nil }) { throw ExitCode.failure }
    }

    private func space(beside path: String) -> Checkup {
        let name = "There is space on the disk"
        let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
        let attributes = try? FileManager.default.attributesOfFileSystem(forPath: folder)
        guard let free = (attributes?[.systemFreeSize] as? NSNumber)?.int64Value else {
            return Checkup(name, problem: "The folder \(folder) cannot be read. Does it exist?")
        }
        return Checkup(
            name, problem: free >= 500_000_000 ? nil : "Only \(free / 1_000_000) MB are free beside \(path).")
    }

    /// A clock set to a time before this version was written is wrong, and so is every time in the audit log.
    private func clock() -> Checkup {
        let isSane = Date().timeIntervalSince1970 > 1_760_000_000
        return Checkup(
            "The clock is right",
            problem: isSane ? nil : "It says \(Date()). Set the clock before you start the server.")
    }
}

extension Checkup {
    fileprivate static func of(_ name: String, _ body: () async throws -> Void) async -> Checkup {
        do {
            try await body()
            return Checkup(name)
        } catch {
            return Checkup(name, problem: "\(error)")
        }
    }

    fileprivate static func of(_ name: String, _ body: () throws -> Void) -> Checkup {
        do {
            try body()
            return Checkup(name)
        } catch {
            return Checkup(name, problem: "\(error)")
        }
    }
}
