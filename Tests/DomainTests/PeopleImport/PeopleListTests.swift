import Domain
import Testing

@Suite("Lists of people")
struct PeopleListTests {
    private func people(_ text: String) throws -> [ListedPerson] { try PeopleList.read(text) }

    private func problem(_ text: String) -> String? {
        do {
            _ = try PeopleList.read(text)
            return nil
        } catch {
            return error.words
        }
    }

    @Test(arguments: [",", ";", "\t"])
    func `columns are in any order, with commas, semicolons or tabs between them`(separator: String) throws {
        let text = ["Level,E-mail,Name,Team", "editor,ada@example.org,Ada Berg,Platform", ",bo@example.org,,"]
            .joined(separator: "\r\n").replacing(",", with: separator)
        let people = try people(text)
        #expect(people.map(\.email) == ["ada@example.org", "bo@example.org"])
        #expect(people.map(\.name) == ["Ada Berg", ""])
        #expect(people.map(\.teams) == [["Platform"], []])
        #expect(people.map(\.level) == ["editor", ""])
        #expect(people.map(\.line) == [2, 3])
    }

    @Test func `cells in quotes hold separators, quotes and lines`() throws {
        let text = """
            \u{FEFF}Name,E-mail,Teams
            "Berg, Ada ""the"" first",ada@example.org,"Platform, Web"
            "Bo
            Lind",bo@example.org,"Platform;Web|Ops"

            Cleo,cleo@example.org,
            """
        let people = try people(text)
        #expect(people.map(\.name) == ["Berg, Ada \"the\" first", "Bo\nLind", "Cleo"])
        #expect(people.map(\.teams) == [["Platform", "Web"], ["Platform", "Web", "Ops"], []])
        #expect(people.map(\.line) == [2, 3, 6])
    }

    @Test func `a quote that does not match is refused with its line`() {
        #expect(problem("E-mail,Name\na@example.org,\"Ada")?.contains("Line 2") == true)
        #expect(problem("E-mail,Name\na@example.org,\"Ada\" x")?.contains("Line 2") == true)
    }

    @Test func `columns that nobody knows, twice the same and none for addresses are refused`() {
        #expect(problem("E-mail,Shoe size\na@example.org,42")?.contains("“Shoe size”") == true)
        #expect(problem("E-mail,Email\na@example.org,b@example.org")?.contains("two columns") == true)
        #expect(problem("Name\nAda")?.contains("no column E-mail") == true)
        #expect(problem("")?.contains("Choose a file") == true)
        #expect(problem("E-mail\n\n")?.contains("no people") == true)
        let many = "E-mail\n" + (0...500).map { "a\($0)@example.org\n" }.joined()
        #expect(problem(many)?.contains("501 people") == true)
    }

    @Test func `a line with more cells than columns is faulty alone`() throws {
        let people = try people("E-mail,Teams\na@example.org,Platform,Web\nb@example.org,Web,,")
        #expect(people.map { $0.fault == nil } == [false, true])
    }

    @Test func `a file is UTF-8, with or without a mark of its order`() throws {
        let text = "E-mail\nå@example.org"
        #expect(try PeopleList.text(of: Array(text.utf8)) == text)
        #expect(try PeopleList.read(PeopleList.text(of: [0xEF, 0xBB, 0xBF] + Array(text.utf8))).count == 1)
        let little = text.utf16.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8($0 >> 8)] }
        for bytes in [[0xFF, 0xFE] + little, little, [0xFE, 0xFF, 0, 0x45], [0xE5, 0x40]] {
            #expect(throws: Refusal.self) { _ = try PeopleList.text(of: bytes) }
        }
    }
}
