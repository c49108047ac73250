import Testing

@testable import Domain

struct NameQuestionTests {
    private static let people = NameablePeople([
        NameablePerson(id: ID(1), name: "Mei Tanaka", role: "the scribe"),
        NameablePerson(id: ID(2), name: "Bo Lind", role: "a colleague"),
    ])

    private func text(_ number: Int64, _ fields: String...) -> ReadersText {
        ReadersText(place: WordingPlace(.finding, number), title: "Finding \(number)", fields: fields)
    }

    @Test func `each person is asked about once, with every text that names them`() {
        let questions = Self.people.questions(about: [
            text(1, "Mei, and Mei again"), text(2, "Nobody", "Then Bo"), text(3, "Bo", "Mei Tanaka"),
        ])
        #expect(questions.map(\.person.name) == ["Mei Tanaka", "Bo Lind"])
        #expect(
            questions.map { $0.passages.map(\.text.title) } == [
                ["Finding 1", "Finding 3"], ["Finding 2", "Finding 3"],
            ])
    }

    @Test(arguments: [
        ("One\nThen Mei asked.\nThree", "Then |Mei| asked."), ("Mei", "|Mei|"),
        (
            String(repeating: "é", count: 40) + " Mei " + String(repeating: "障", count: 40),
            "…" + String(repeating: "é", count: 29) + " |Mei| " + String(repeating: "障", count: 19) + "…"
        ),
    ])
    func `a passage is the line around the name, cut between characters`(field: String, expected: String) {
        let passage = Self.people.questions(about: [text(1, field)]).first?.passages.first
        #expect(passage.map { "\($0.before)|\($0.words)|\($0.after)" } == expected)
    }
}
