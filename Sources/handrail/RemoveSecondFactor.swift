import ArgumentParser
import Domain
import Foundation
import Storage

struct RemoveSecondFactor: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Remove the second factor of somebody who has lost it, and end their sessions.",
        discussion: "Administrators can do this in Settings, People; the command is for the last of them.")

    @OptionGroup var options: DatabaseOptions

    @Option(help: "The e-mail address of the person.")
    var email: String

    @Option(help: "The reason, which the person is shown.")
    var reason: String

    func run() async throws {
        let configuration = try Configuration(flags: options.flags)
        let store = try Store(path: configuration.database, now: Date(), progress: Progress.tell)
        let address = try EmailAddress.checked(email)
        let asker = Asker.command("remove-second-factor")
        guard let credentials = try await store.read(as: asker, { try $0.credentials(email: address) }) else {
            throw Refusal("Nobody here has the e-mail address \(address).")
        }
        try await store.change(by: asker, at: Date()) { change in
            try change.removeSecondFactor(of: credentials.personID, reason: reason)
        }
        try store.close()
        print("\(address) signs in with the password alone. All their sessions have ended.")
    }
}
