import Domain
import Foundation
import Testing

@testable import Storage

/// What a search may cost, however much there is to find.
struct SearchBoundTests {
    @Test func `a search of the beginning of a word asks for so many words at most`() async throws {
        let office = try await Office()
        try await office.change(as: office.asBo) { change in
            for number in 0..<60 {
                _ = try change.declare(IncidentDeclaration(title: "Alpha\(number) is down", severity: .sev5))
            }
        }
        let (words, found) = try await office.read(as: office.asBo) { reading in
            (
                try reading.words(beginning: "al", in: SearchSource(.incidents, reading)),
                try reading.search(SearchTerms("al")).first
            )
        }
        #expect(words.count == SearchSource.mostWords)
        #expect(words.allSatisfy { $0.hasPrefix("al") } && Set(words).count == words.count)
        #expect(found?.results.count == 6)
        #expect(found?.hasMore == true)
    }

    @Test func `a word in the title is preferred among the latest texts that have it`() async throws {
        let office = try await Office()
        try await office.change(as: office.asBo) { change in
            _ = try change.declare(IncidentDeclaration(title: "The ledger is down", severity: .sev5))
            for number in 0..<20 {
                let id = try change.declare(IncidentDeclaration(title: "Slow \(number)", severity: .sev5))
                try change.edit(
                    id,
                    IncidentEdit(
                        title: "Slow \(number)", kind: .incident, severity: .sev5, summary: "The ledger waits",
                        howNoticed: "", surprise: "", services: []),
                    from: 1)
            }
        }
        let found = try await office.read(as: office.asBo) { try $0.search(SearchTerms("ledger")) }
        #expect(found.first?.results.first?.title == "INC-1 The ledger is down")
    }

    @Test func `what was edited, deleted and restored is found as it is now`() async throws {
        let story = try await Story()
        func numbers(_ words: String) async throws -> Int {
            try await story.read { try $0.search(SearchTerms(words)).flatMap(\.results).count }
        }
        try await story.change { change in
            try change.saveSection(story.section, text: "Quokkas ate the cable.", from: 2)
            let section = try change.reading.section(story.section).orFail()
            try change.saveSection(story.section, text: "Wombats ate the cable.", from: section.revision)
        }
        #expect(try await numbers("quokkas") == 0)
        #expect(try await numbers("wombats") == 1)
        try await story.change { try $0.delete(.incident(story.incident)) }
        #expect(try await numbers("wombats") == 0)
        try await story.change { try $0.restore(.incident(story.incident)) }
        #expect(try await numbers("wombats") == 1)
        // The index is what it would be if it were made anew.
        try await story.change { change in
            for kind in SearchKind.allCases {
                let index = SearchSource(kind, change.reading).index
                try change.run("INSERT INTO \(index) (\(index)) VALUES ('integrity-check')")
            }
            try change.record(.setting, "checked the search")
        }
    }
}
