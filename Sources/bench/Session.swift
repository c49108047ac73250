import ArgumentParser
import Domain
import Foundation
import Secrets
import Storage

/// Puts an anonymous session into a database, in the phase of writing, with a facilitator and many guests. Prints the
/// cookies: the facilitator's first, then one for each guest.
struct Session: AsyncParsableCommand {
    @Argument(help: "The database that `fill` created.")
    var path: String

    @Option(help: "The number of guests.")
    var guests = 100

    func run() async throws {
        let now = Date()
        let store = try Store(path: path, now: now)
        let (token, tokens) = (Token(), (0..<guests).map { _ in Token() })
        let (digest, digests) = (token.digest, tokens.map(\.digest))
        let template = try PremortemTemplate(
            slug: "bench", name: "Bench", summary: "", order: 1, question: "What happened?",
            body: "## What happened\n\n## Review questions\n\n- What if it runs twice?\n")
        let person = try await store.change(by: .command("bench"), at: now) { change in
            try change.createPerson(
                name: "Facilitator", email: "facilitator@example.org", level: .reviewer, zone: "UTC", passwordHash: nil)
        }
        let code = try await store.change(by: .person(person, .reviewer), at: now) { change in
            try change.startSession(digest: digest, userAgent: "bench")
            let id = try change.openPremortem(
                PremortemEdit(title: "Everybody at once", allowsGuests: true), launch: nil, from: template,
                anonymity: .anonymous, pace: .together)
            try change.movePremortem(id, to: .brief, from: .lobby)
            try change.movePremortem(id, to: .silentWriting, from: .brief)
            return try change.reading.premortem(id)?.joinCode
        }
        guard let code else { throw ValidationError("The session was not created.") }
        for (number, digest) in digests.enumerated() {
            try await store.change(by: .nobody, at: now) {
                _ = try $0.joinAsGuest(code: code, name: "Guest \(number)", digest: digest)
            }
        }
        try store.close()
        print("handrail_session=\(token.text)")
        for token in tokens { print("handrail_guest=\(token.text)") }
    }
}
