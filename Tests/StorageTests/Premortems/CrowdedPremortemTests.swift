import Domain
import Foundation
import Testing

@testable import Storage

/// Whoever has the code of a pre-mortem can bring in many guests, and each of them can write.
@Suite("Many guests of a pre-mortem")
struct CrowdedPremortemTests {
    private func crowd(_ count: Int) async throws -> (AnonymityTests.OpenPremortem, [ID<Participant>]) {
        let premortem = try await AnonymityTests.OpenPremortem(Store())
        let guests = try await premortem.act(premortem.people[0]) { change, id in
            try change.run("UPDATE premortem SET allows_guests = 1 WHERE id = ?", [id.rawValue])
            let code = try #require(try change.reading.premortem(id)?.joinCode)
            for number in 0..<count {
                _ = try change.joinAsGuest(code: code, name: "Guest \(number)", digest: Array("\(number)".utf8))
            }
            return try change.reading.rows(
                "SELECT id FROM premortem_participant WHERE person_id IS NULL ORDER BY id"
            ) { $0.id(Participant.self) }
        }
        return (premortem, guests)
    }

    private func write(_ premortem: AnonymityTests.OpenPremortem, _ guest: ID<Participant>, cards: Int) async throws {
        try await premortem.store.change(
            by: .guest(guest, of: premortem.id), at: Office.morning.addingTimeInterval(100)
        ) { change in
            for number in 0..<cards { _ = try change.writeCard(in: premortem.id, text: "Card \(number)", prompt: "") }
        }
    }

    @Test func `leave room for those with an account`() async throws {
        let (premortem, _) = try await crowd(Premortem.mostGuests)
        let refusal = await #expect(throws: Refusal.self) {
            try await premortem.act(premortem.people[0]) { change, id in
                let code = try #require(try change.reading.premortem(id)?.joinCode)
                _ = try change.joinAsGuest(code: code, name: "One more", digest: [1])
            }
        }
        #expect(refusal?.problems.first?.sentence.contains("already has 300 guests") == true)
        let dana = try await premortem.store.change(by: .command("test"), at: Office.morning) { change in
            try change.createPerson(
                name: "Dana", email: "dana@example.org", level: .contributor, zone: "UTC", passwordHash: nil)
        }
        try await premortem.act(dana) { try $0.joinPremortem($1) }
    }

    @Test func `write so many cards and no more, and others write on`() async throws {
        let each = Premortem.mostCardsOfGuest
        let (premortem, guests) = try await crowd(Premortem.mostCardsOfGuests / each + 1)
        await #expect(throws: Refusal.self) { try await write(premortem, guests[0], cards: each + 1) }
        // Cards of people with an account are not counted among those of guests.
        try await premortem.act(premortem.people[1]) { change, id in
            for number in 0..<30 { _ = try change.writeCard(in: id, text: "Mine \(number)", prompt: "") }
        }
        for guest in guests.dropLast() { try await write(premortem, guest, cards: each) }
        let refusal = await #expect(throws: Refusal.self) {
            try await write(premortem, try #require(guests.last), cards: 1)
        }
        #expect(refusal?.problems.first?.sentence.contains("The guests have written 1000 cards") == true)
        try await premortem.act(premortem.people[1]) { _ = try $0.writeCard(in: $1, text: "Still", prompt: "") }
    }
}
