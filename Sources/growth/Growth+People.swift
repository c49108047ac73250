import Domain
import Foundation

extension Growth {
    static let peopleList = Reader(
        name: "list of people",
        shapes: marks
            + [
                Shape("people", repeating: "a@example.org,Ada,\"Platform, Web\"\n", after: "E-mail,Name,Teams\n"),
                Shape("quotes in quotes", repeating: "\"\"", after: "E-mail\n\"", before: "\""),
                Shape("open quote", repeating: "a,\n", after: "E-mail\n\""),
                Shape("cells", repeating: ",", after: "E-mail\n"),
                Shape("spaces before cells", repeating: "   ,", after: "E-mail\n"),
                Shape("teams", repeating: "a|;", after: "E-mail,Teams\na@example.org,"),
            ]
    ) { text in
        _ = try? PeopleList.read(text)
    }

    static let erasedName = Reader(
        name: "erased name",
        shapes: marks
            + [
                Shape("names", repeating: "Mei Tanaka "), Shape("first names", repeating: "Mei "),
                Shape("beginnings of names", repeating: "Mei Tana"), Shape("addresses", repeating: "mei@example.org "),
            ]
    ) { text in
        let person = Person(
            id: ID(1), name: "Mei Tanaka", email: "mei@example.org", level: .observer, zone: "UTC",
            createdAt: Date(timeIntervalSince1970: 0))
        _ = try? ErasedName(of: person, words: "a colleague").replaced(in: text)
    }
}
