import Domain
import Foundation
import Testing

@testable import Storage

@Suite("A pre-mortem that nobody closes")
struct ForgottenWritersTests {
    private static let day: TimeInterval = 86_400

    private func secrets(_ store: Store) async throws -> Int {
        try await store.read(as: .command("test")) { reading in
            try reading.first(
                """
                SELECT (SELECT count(*) FROM premortem_key) + (SELECT count(*) FROM premortem_card_tag)
                    + (SELECT count(*) FROM premortem_vote)
                """
            ) { $0.int() } ?? 0
        }
    }

    @Test(arguments: [Anonymity.anonymous, .named])
    func `forgets whose cards are whose once nobody has gone on with it for so long, and keeps the cards`(
        anonymity: Anonymity
    ) async throws {
        let premortem = try await AnonymityTests.OpenPremortem(Store(), anonymity: anonymity)
        _ = try await premortem.write()
        let store = premortem.store
        let date = Office.morning.addingTimeInterval(100 + Premortem.remembersAtRest)
        #expect(try await store.forgetWritersWhoseTimeIsOver(at: date.addingTimeInterval(-1)) == 0)
        #expect(try await secrets(store) == 4)
        #expect(try await store.forgetWritersWhoseTimeIsOver(at: date) == 1)
        #expect(try await secrets(store) == 0)
        #expect(try await store.forgetWritersWhoseTimeIsOver(at: date) == 0)
        let dossier = try await premortem.act(premortem.people[0]) { try $0.reading.premortemDossier($1) }
        #expect(dossier?.cardCount == 3 && dossier?.myCards.isEmpty == true)
        let refusal = await #expect(throws: Refusal.self) {
            try await premortem.act(premortem.people[1]) { _ = try $0.writeCard(in: $1, text: "More", prompt: "") }
        }
        #expect(refusal?.problems.first?.sentence.contains("has forgotten whose cards are whose") == true)
        let entries = try await store.dump()["audit_entry"] ?? []
        #expect(entries.contains { $0.contains("forgot who wrote the cards of PRE-1") })
    }

    @Test func `goes on being remembered with every step`() async throws {
        let premortem = try await AnonymityTests.OpenPremortem(Store())
        _ = try await premortem.write()
        try await premortem.act(premortem.people[0], after: 80 * Self.day) { try $0.advance($1, to: .reveal) }
        let date = Office.morning.addingTimeInterval(100 + Premortem.remembersAtRest)
        #expect(try await premortem.store.forgetWritersWhoseTimeIsOver(at: date) == 0)
    }

    @Test func `in the bin forgets sooner, and nothing of it is left on the disk`() async throws {
        let folder = try Folder()
        let store = try Store(path: folder.database, now: Office.morning)
        let premortem = try await AnonymityTests.OpenPremortem(store)
        _ = try await premortem.write()
        let key = try await store.read(as: .command("test")) { reading in
            try reading.first("SELECT key FROM premortem_key") { $0.bytes() } ?? []
        }
        try await premortem.act(premortem.people[0], after: Self.day) { try $0.delete(.premortem($1)) }
        let deleted = Office.morning.addingTimeInterval(100 + Self.day)
        let date = deleted.addingTimeInterval(Premortem.remembersInBin)
        #expect(try await store.forgetWritersWhoseTimeIsOver(at: date.addingTimeInterval(-1)) == 0)
        #expect(try await store.forgetWritersWhoseTimeIsOver(at: date) == 1)
        for name in try folder.names() where name.hasPrefix("handrail.sqlite") && !name.hasSuffix("-shm") {
            #expect(Data(try folder.bytes(of: name)).range(of: Data(key)) == nil, "\(name)")
        }
        try await premortem.act(premortem.people[0], after: 9 * Self.day) { try $0.restore(.premortem($1)) }
        let dossier = try await premortem.act(premortem.people[0]) { try $0.reading.premortemDossier($1) }
        #expect(dossier?.cardCount == 3)
        try store.close()
    }
}
