import Domain
import Foundation
import Testing

@testable import Storage

@Suite("What a picker offers")
struct PickTests {
    private func names(_ story: Story, _ kind: PickKind = .person, _ typed: String = "") async throws -> [String] {
        try await story.read { try $0.picks(kind, typed: PickedText(typed)).map(\.text) }
    }

    private func add(_ names: [String], to story: Story) async throws -> [ID<Person>] {
        try await story.office.change(as: .command("test")) { change in
            try names.enumerated().map { number, name in
                try change.createPerson(
                    name: name, email: "person\(number)@example.net", level: .reviewer, zone: "UTC", passwordHash: nil)
            }
        }
    }

    private func choose(_ id: ID<Person>, _ story: Story, after seconds: Int) async throws {
        let now = Office.morning.addingTimeInterval(Double(seconds))
        try await story.office.change(as: story.asBo, at: now) { try $0.noteChosen(.person, [id.rawValue]) }
    }

    @Test func `begins with oneself, goes on with those chosen lately, and is otherwise by name`() async throws {
        let story = try await Story()
        let ids = try await add(["Ada", "Zoe", "Yara"], to: story)
        try await choose(ids[1], story, after: 0)
        try await choose(ids[2], story, after: 60)
        #expect(try await names(story).prefix(4) == ["Bo Lind", "Yara", "Zoe", "Ada"])
        // What somebody chose is offered first to nobody else.
        #expect(
            try await story.office.read(as: story.office.asAlma) { try $0.picks(.person).map(\.name).prefix(2) }
                == ["Alma Berg", "Ada"])
        #expect(try await story.read { try $0.picks(.person, isShared: true).map(\.name).first } == "Ada")
    }

    @Test func `is found by the beginnings of words of the name, whatever their capitals and accents`() async throws {
        let story = try await Story()
        _ = try await add(["Åsa Nørgaard-Lind", "Lindsay Wu", "Berlinde"], to: story)
        #expect(try await names(story, .person, "lind") == ["Bo Lind", "Lindsay Wu", "Åsa Nørgaard-Lind"])
        #expect(try await names(story, .person, "NORG asa") == ["Åsa Nørgaard-Lind"])
        #expect(try await names(story, .person, "person2@") == ["Berlinde"])
        #expect(try await names(story, .person, "example") == [])
        #expect(try await names(story, .person, "\" OR name : *") == [])
    }

    @Test func `keeps the latest twenty that somebody chose, and holds at most twenty`() async throws {
        let story = try await Story()
        let ids = try await add((1...60).map { "Sam \($0)" }, to: story)
        for (second, id) in ids.enumerated() { try await choose(id, story, after: second) }
        #expect(try await names(story).count == 20)
        #expect(try await names(story).prefix(3) == ["Bo Lind", "Sam 60", "Sam 59"])
        #expect(try await names(story, .person, "sam").count == 20)
        let kept = try await story.read { try $0.first("SELECT count(*) FROM recent_pick") { $0.int() } }
        #expect(kept == 20)
    }

    @Test func `follows a change of the name, and leaves out who was deactivated`() async throws {
        let story = try await Story()
        let ids = try await add(["Ada", "Zoe"], to: story)
        try await story.office.change(as: .command("test")) { change in
            try change.run("UPDATE person SET name = 'Ida' WHERE id = ?", [ids[0].rawValue])
            try change.run("UPDATE person SET deactivated_at = 1 WHERE id = ?", [ids[1].rawValue])
            try change.record(.setting, "changed two people")
        }
        #expect(try await names(story, .person, "ada") == [])
        #expect(try await names(story, .person, "ida") == ["Ida"])
        #expect(try await names(story, .person, "zoe") == [])
        let answer = try await story.read { try $0.answer(to: PickedText("zo"), .person) }
        guard case .gone(let pick) = answer else { return #expect(Bool(false), "\(answer)") }
        #expect(pick.name == "Zoe")
        #expect(try await story.read { try $0.pick(.person, ids[1].rawValue)?.isChoosable } == false)
    }

    @Test func `tells two with one name apart by their addresses`() async throws {
        let story = try await Story()
        let ids = try await add(["Sam Lee", "Sam Lee"], to: story)
        #expect(
            try await names(story, .person, "sam lee") == [
                "Sam Lee (person0@example.net)", "Sam Lee (person1@example.net)",
            ])
        let both = try await story.read { try $0.answer(to: PickedText("sam lee"), .person) }
        guard case .several(let picks, false) = both else { return #expect(Bool(false), "\(both)") }
        #expect(picks.count == 2)
        let one = try await story.read { try $0.answer(to: PickedText("Sam Lee (person1@example.net)"), .person) }
        guard case .one(let pick) = one else { return #expect(Bool(false), "\(one)") }
        #expect(pick.id == ids[1].rawValue)
    }

    @Test func `shows nothing to somebody who is not a member`() async throws {
        let story = try await Story()
        for kind in PickKind.allCases {
            #expect(try await story.office.read(as: .nobody) { try $0.picks(kind).count } == 0)
            #expect(try await story.office.read(as: .nobody) { try $0.answer(to: PickedText("a"), kind) } == .nobody)
            #expect(try await story.office.read(as: .nobody) { try $0.pick(kind, 1) } == nil)
        }
    }
}
