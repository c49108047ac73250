import ArgumentParser
import Domain
import Foundation
import Secrets
import Storage

struct ResetPassword: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Set a new password for somebody and end their sessions.",
        discussion: "If passwords were switched off, they are on again afterwards.")

    @OptionGroup var options: DatabaseOptions

    @Option(help: "The e-mail address of the person.")
    var email: String

    @Flag(help: "Read the password from standard input instead of asking for it.")
    var passwordStdin = false

    func run() async throws {
        let configuration = try Configuration(flags: options.flags)
        let store = try Store(path: configuration.database, now: Date(), progress: Progress.tell)
        let address = try EmailAddress.checked(email)
        let asker = Asker.command("reset-password")
        guard let person = try await store.read(as: asker, { try $0.activePerson(email: address) }) else {
            throw Refusal("Nobody here has the e-mail address \(address).")
        }
        let hash = try await Passwords().hash(PasswordPrompt.read(fromStandardInput: passwordStdin))
        try await store.change(by: asker, at: Date()) { change in
            try change.setPassword(of: person.id, hash: hash)
            // Somebody on the server always gets in, also when the provider has failed.
            try change.switchOnPasswords()
        }
        try store.close()
        print("The password of \(address) has been changed, and all their sessions have ended.")
    }
}
