import Domain
import Foundation
import Testing

@testable import Storage

/// What an anonymous pre-mortem leaves behind, read as whoever has the file would read it.
@Suite("Anonymous pre-mortems")
struct AnonymityTests {
    static let cards = [
        "The ledger was the wrong one entirely", "Nobody had tried the restore", "The lock stayed",
    ]

    @Test func `while it goes on the writer changes and withdraws their card, and nobody else does`() async throws {
        let premortem = try await OpenPremortem(Store())
        let card = try await premortem.write()[1]
        try await premortem.act(premortem.people[1]) { change, id in
            try change.editCard(card, in: id, text: "Nobody had ever tried the restore", prompt: "")
            try change.withdrawCard(card, in: id)
            try change.restoreCard(card, in: id)
        }
        for other in [premortem.people[0], premortem.people[2]] {
            await #expect(throws: Refusal.self) {
                try await premortem.act(other) { change, id in try change.withdrawCard(card, in: id) }
            }
        }
        let dossier = try await premortem.act(premortem.people[1]) { try $0.reading.premortemDossier($1) }
        #expect(dossier?.myCards.map(\.text) == ["Nobody had ever tried the restore"])
        #expect(dossier?.cardCount == 3)
    }

    @Test func `no author stands with a card, and the log of writing names nobody and no moment`() async throws {
        let premortem = try await OpenPremortem(Store())
        _ = try await premortem.write()
        let dump = try await premortem.store.dump()
        let cards = try #require(dump["premortem_card"])
        #expect(cards.count == 3)
        // id, premortem, text, prompt, participant, risk, withdrawn
        for card in cards { #expect(card.hasSuffix(", '', NULL, NULL, 0"), "\(card)") }
        let written = try #require(dump["audit_entry"]).filter { $0.contains("wrote a card") }
        #expect(written.count == 3)
        let phaseSince = Int(Office.morning.addingTimeInterval(100).timeIntervalSince1970 * 1_000)
        for entry in written { #expect(entry.contains(", \(phaseSince), NULL, 'Somebody', "), "\(entry)") }
        for event in dump["live_event"] ?? [] { for card in Self.cards { #expect(!event.contains(card)) } }
    }

    /// The key would link tags to people, and tags would link cards to one another.
    @Test func `after the end neither the database nor its log holds what linked a card to its writer`() async throws {
        let folder = try Folder()
        let store = try Store(path: folder.database, now: Office.morning)
        let premortem = try await OpenPremortem(store)
        let written = try await premortem.write()
        let withdrawn = try await premortem.act(premortem.people[2]) { change, id in
            let card = try change.writeCard(in: id, text: "A second thought that was taken back", prompt: "")
            try change.withdrawCard(card, in: id)
            return card
        }
        try await premortem.advance(to: .voting)
        for person in premortem.people {
            try await premortem.act(person) { change, id in
                try change.vote(in: id, try change.risks(of: id)[0], dots: 1)
            }
        }
        let secrets = try await store.read(as: .command("test")) { reading in
            try reading.rows("SELECT key FROM premortem_key UNION ALL SELECT tag FROM premortem_card_tag") {
                $0.bytes()
            }
        }
        #expect(secrets.count == 5)
        func isOnDisk(_ bytes: [UInt8]) throws -> Bool {
            try folder.names().contains { name in
                guard name.hasPrefix("handrail.sqlite"), !name.hasSuffix("-shm") else { return false }
                return Data(try folder.bytes(of: name)).range(of: Data(bytes)) != nil
            }
        }
        // So that the test would see it: while the pre-mortem goes on it is there.
        #expect(try secrets.allSatisfy(isOnDisk))
        #expect(try isOnDisk(Array("A second thought that was taken back".utf8)))

        try await premortem.advance(to: .closed)
        for secret in secrets { #expect(try !isOnDisk(secret)) }
        #expect(try !isOnDisk(Array("A second thought that was taken back".utf8)))
        // And it is not only written elsewhere: what was said is still there.
        for card in Self.cards { #expect(try isOnDisk(Array(card.utf8))) }

        let dump = try await store.dump()
        for table in ["premortem_key", "premortem_card_tag", "premortem_vote"] {
            #expect(dump[table] == [], "\(table)")
        }
        let numbers = (written + [withdrawn]).map(\.description)
        for (table, rows) in dump where !["premortem_card", "premortem_grouping"].contains(table) {
            for row in rows { for number in numbers { #expect(!row.contains(number), "\(table): \(row)") } }
        }
        let dossier = try #require(try await premortem.act(premortem.people[1]) { try $0.reading.premortemDossier($1) })
        #expect(dossier.cards.count == 3)
        #expect(dossier.cards.allSatisfy { !$0.isMine && $0.author == nil })
        try store.close()
        for secret in secrets { #expect(try !isOnDisk(secret)) }
    }

    /// Within a page of the file, rows and entries of indexes lie in the order in which they were written.
    @Test func `after the end nothing in the file tells in which order cards were written`() async throws {
        let folder = try Folder()
        let store = try Store(path: folder.database, now: Office.morning)
        let premortem = try await OpenPremortem(store)
        let texts = (10..<50).map { "Thought \($0) of somebody" }
        for text in texts[..<30] {
            try await premortem.act(premortem.people[1]) { change, id in
                _ = try change.writeCard(in: id, text: text, prompt: "")
            }
        }
        try await premortem.advance(to: .grouping)
        for text in texts[30...] {
            try await premortem.act(premortem.people[2]) { change, id in
                _ = try change.writeCard(in: id, text: text, prompt: "")
            }
        }
        let before = try await store.read(as: .command("test")) { reading in
            try reading.rows("SELECT id FROM premortem_card") { $0.int64() }
        }
        try await premortem.advance(to: .closed)
        let numbers = try await store.read(as: .command("test")) { reading in
            try reading.rows("SELECT text, id, risk_id FROM premortem_card") {
                ($0.text(), $0.int64(), $0.int64())
            }
        }
        #expect(Set(numbers.map(\.0)) == Set(texts))
        #expect(Set(numbers.map(\.1)).isDisjoint(with: before), "a log may have the numbers that cards had")
        #expect(try await store.dump()["live_event"]?.count == 1, "only that it is over")
        try store.close()

        let file = Data(try folder.bytes(of: "handrail.sqlite"))
        let cards = Dictionary(uniqueKeysWithValues: numbers.map { ($0.0, $0.1) })
        let risks = Dictionary(uniqueKeysWithValues: numbers.map { ($0.0, $0.2) })
        /// A number as entries of an index hold it.
        func stored(_ number: Int64) -> Data {
            let bytes = withUnsafeBytes(of: number.bigEndian) { Data($0) }
            return number < 1 << 47 ? bytes.dropFirst(2) : bytes
        }
        for places in [
            texts.map { file.range(of: Data($0.utf8))?.lowerBound },
            texts.map { text in cards[text].flatMap { file.range(of: stored($0))?.lowerBound } },
            texts.map { text in risks[text].flatMap { file.range(of: stored($0))?.lowerBound } },
        ] {
            let found = places.compactMap { $0 }
            try #require(found.count == texts.count, "so that the test would see it")
            let rising = (0..<found.count).flatMap { first in
                (first + 1..<found.count).map { found[first] < found[$0] }
            }
            let share = Double(rising.count { $0 }) / Double(rising.count)
            #expect((0.2...0.8).contains(share), "\(share) of the pairs lie in the order of writing")
        }
    }

    @Test func `what is taken back or changed after the reveal is not the name of a group, nor found, nor in the log`()
        async throws
    {
        let premortem = try await OpenPremortem(Store())
        let written = try await premortem.write()
        try await premortem.advance(to: .grouping)
        func titles() async throws -> Set<String> {
            try await premortem.act(premortem.people[0]) { change, id in
                Set(try change.reading.premortemDossier(id)?.risks.map(\.risk.title) ?? [])
            }
        }
        #expect(try await titles() == Set(Self.cards))
        let risks = try await premortem.act(premortem.people[0]) { change, id in
            let risks = Dictionary(
                uniqueKeysWithValues: try change.reading.premortemDossier(id)?.risks.map { ($0.risk.title, $0.risk.id) }
                    ?? [])
            let (first, second) = (try risks[Self.cards[0]].orFail(), try risks[Self.cards[1]].orFail())
            try change.mergeRisk(second, into: first, in: id)
            return risks
        }
        try await premortem.act(premortem.people[0]) { try $0.withdrawCard(written[0], in: $1) }
        #expect(
            try await titles() == [Self.cards[1], Self.cards[2]], "the group is called after the card that is left")
        try await premortem.act(premortem.people[1]) {
            try $0.editCard(written[1], in: $1, text: "It was never tried", prompt: "")
        }
        #expect(try await titles() == ["It was never tried", Self.cards[2]])
        let third = try #require(risks[Self.cards[2]])
        try await premortem.act(premortem.people[0]) { try $0.renameRisk(third, in: $1, title: "Locks") }
        try await premortem.act(premortem.people[2]) { try $0.withdrawCard(written[2], in: $1) }
        try await premortem.advance(to: .closed)
        let dump = try await premortem.store.dump()
        for (table, rows) in dump {
            for row in rows {
                for card in Self.cards { #expect(!row.contains(card), "\(table): \(row)") }
            }
        }
        let hits = try await premortem.store.read(as: .person(premortem.people[0], .reviewer)) { reading in
            try ["entirely", "tried"].map { try reading.search(SearchTerms($0)).count }
        }
        #expect(hits == [0, 1])
    }

    @Test func `cards are shown in an order that has nothing to do with when they were written`() async throws {
        var isAlwaysFirst = true
        for _ in 0..<12 {
            let premortem = try await OpenPremortem(Store())
            let first = try await premortem.write()[0]
            try await premortem.advance(to: .reveal)
            let dossier = try #require(
                try await premortem.act(premortem.people[1]) { try $0.reading.premortemDossier($1) })
            if dossier.cards.first?.id != first { isAlwaysFirst = false }
        }
        #expect(!isAlwaysFirst)
    }

    @Test func `a pre-mortem with names keeps and shows them`() async throws {
        let premortem = try await OpenPremortem(Store(), anonymity: .named)
        _ = try await premortem.write()
        try await premortem.advance(to: .reveal)
        let dossier = try #require(try await premortem.act(premortem.people[1]) { try $0.reading.premortemDossier($1) })
        #expect(Set(dossier.cards.map(\.author)) == ["Alma Berg", "Bo Lind", "Cleo Rask"])
        #expect(dossier.cards.first { $0.author == "Bo Lind" }?.isMine == true)
        #expect(Set(dossier.cardsPerWriter.values) == [1])
    }
}
