import ArgumentParser
import DemoStory
import Domain
import Foundation
import Storage
import WebApp

struct Demo: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Add or remove the whole demo story.",
        discussion: "Without --apply nothing changes: the command only says what it would do.")

    enum Action: String, ExpressibleByArgument, CaseIterable {
        case add, remove
    }

    @OptionGroup var options: DatabaseOptions

    @Argument(help: "add or remove")
    var action: Action

    @Flag(help: "Do it, instead of only saying what would be done.")
    var apply = false

    func run() async throws {
        let configuration = try Configuration(flags: options.flags)
        let story = try DemoStory.load(folder: configuration.templates.appending(path: "demo"))
        let store = try Store(path: configuration.database, now: Date(), progress: Progress.tell)
        let asker = Asker.command("demo")
        let action = action
        let status = try await store.read(as: asker) { try $0.demoStatus() }
        if apply {
            try await store.change(by: asker, at: Date()) { change in
                switch action {
                case .add: try change.addDemo(story)
                case .remove: try change.removeDemo()
                }
            }
        }
        try store.close()
        print(outcome(status, story))
    }

    private func outcome(_ status: DemoStatus, _ story: DemoStory) -> String {
        let sentence: String
        switch action {
        case .add where !status.present.isEmpty:
            return "The demo story is already here: \(status.present.words)."
        case .add where !status.removed.isEmpty:
            sentence = "\(apply ? "Restored" : "Would restore") the demo story from the bin: \(status.removed.words)."
        case .add:
            sentence = "\(apply ? "Added" : "Would add") the demo story: \(story.counts.words)."
        case .remove where status.present.isEmpty:
            return "There is no demo story to remove."
        case .remove:
            sentence = "\(apply ? "Moved" : "Would move") the demo story to the bin: \(status.present.words)."
        }
        return apply ? sentence : sentence + " Nothing was changed. Run the command again with --apply to do it."
    }
}
