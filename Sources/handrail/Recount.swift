import ArgumentParser
import Domain
import Foundation
import Storage

struct Recount: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Count the figures anew that are kept for trends and coverage.",
        discussion: "`handrail doctor` says whether that is needed. Stop the server first.")

    @OptionGroup var options: DatabaseOptions

    func run() async throws {
        let configuration = try Configuration(flags: options.flags)
        let store = try Store(path: configuration.database, now: Date(), progress: Progress.tell)
        let wrong = try await store.change(by: .command("recount"), at: Date()) { try $0.recountFigures() }
        try store.close()
        print(wrong.isEmpty ? "All figures were right." : "Counted anew: \(wrong.joined(separator: ", ")).")
    }
}
