import ArgumentParser
import Domain
import Foundation
import Secrets
import Storage

struct CreateAdmin: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Create an administrator. Run this on the server machine.",
        discussion: "If passwords were switched off, they are on again afterwards.")

    @OptionGroup var options: DatabaseOptions

    @Option(help: "The e-mail address to sign in with.")
    var email: String

    @Option(help: "The name that other people see.")
    var name: String

    @Option(help: "The time zone, such as Europe/Stockholm.")
    var zone = "UTC"

    @Flag(help: "Read the password from standard input instead of asking for it.")
    var passwordStdin = false

    func run() async throws {
        let configuration = try Configuration(flags: options.flags)
        let store = try Store(path: configuration.database, now: Date(), progress: Progress.tell)
        let hash = try await Passwords().hash(PasswordPrompt.read(fromStandardInput: passwordStdin))
        try await store.change(by: .command("create-admin"), at: Date()) { change in
            _ = try change.createPerson(
                name: name, email: email, level: .administrator, zone: zone, passwordHash: hash)
            // Somebody on the server always gets in, also when the provider has failed.
            try change.switchOnPasswords()
        }
        try store.close()
        print("\(name) can sign in as \(email).")
    }
}
