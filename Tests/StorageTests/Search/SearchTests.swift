import Domain
import Foundation
import Testing

@testable import Storage

struct SearchTests {
    @Test func `everything written is found where it stands`() async throws {
        let story = try await Story()
        let found: [(String, SearchResult.Found)] = [
            ("cleanup live", .incident(story.incident)), ("customer called", .incident(story.incident)),
            ("dry run off", .incident(story.incident)), ("gone", .incident(story.incident)),
            ("job starts", .timelineEvent(story.event, of: story.incident)),
            ("nothing counted", .finding(story.finding, of: story.incident)),
            ("no limit all", .finding(story.finding, of: story.incident)), ("limit cleanup", .followUp(story.followUp)),
            ("stops rows", .guardrail(story.guardrail)), ("flag", .guardrail(story.guardrail)),
            ("that were in use", .postmortemSection(slug: "summary", of: story.incident)),
            ("fu 1", .followUp(story.followUp)),
            ("GR-1", .guardrail(story.guardrail)), ("INC-1", .incident(story.incident)),
        ]
        for (words, expected) in found {
            let results = try await search(words, story)
            #expect(results.contains { $0.found == expected }, "\(words): \(results.map(\.found))")
        }
    }

    @Test func `every word must occur, the last as the beginning of one`() async throws {
        let story = try await Story()
        #expect(try await search("checkout", story).isEmpty == false)
        #expect(try await search("slow check", story).isEmpty == false)
        #expect(try await search("slo checkout", story).isEmpty)
        #expect(try await search("slow rows", story).isEmpty)
        #expect(try await search("heckout", story).isEmpty)
    }

    @Test func `case and accents make no difference, however they were typed`() async throws {
        let story = try await Story()
        try await story.change {
            _ = try $0.declare(IncidentDeclaration(title: "Caf\u{E9} \u{C5}re down", severity: .sev5))
        }
        for words in ["caf\u{E9}", "cafe\u{301}", "CAFE", "are DOWN", "A\u{30A}re"] {
            #expect(try await search(words, story).count == 1, "\(words)")
        }
    }

    @Test(arguments: [
        ("ledgers", "The ledger is wrong"), ("deleting rows", "A row was deleted"), ("queries", "A slow query"),
        ("okonomi", "Økonomi is down"), ("OKONOMI", "økonomi is down"), ("økonomi", "Okonomi is down"),
        ("strasse", "Straße gesperrt"), ("lodz", "Łódź is down"), ("aare", "Aåre is down"), ("障害", "大規模障害が発生"),
        ("規模障", "大規模障害が発生"), ("害", "大規模障害が発生"), ("大規模障害", "大規模障害が発生"), ("発生 障害", "大規模障害が発生"),
    ])
    func `a word is found in its other forms`(words: String, title: String) async throws {
        let story = try await Story()
        let id = try await story.change { try $0.declare(IncidentDeclaration(title: title, severity: .sev5)) }
        #expect(try await search(words, story).map(\.found).contains(.incident(id)))
    }

    @Test func `signs in another order are not found`() async throws {
        let story = try await Story()
        _ = try await story.change { try $0.declare(IncidentDeclaration(title: "大規模障害", severity: .sev5)) }
        #expect(try await search("害障", story).isEmpty)
    }

    @Test func `the word as it was typed comes before its other forms`() async throws {
        let office = try await Office()
        try await office.change(as: office.asBo) { change in
            for title in ["Two needles", "One needle"] {
                _ = try change.declare(IncidentDeclaration(title: title, severity: .sev5))
            }
        }
        let found = try await office.read(as: office.asBo) { try $0.search(SearchTerms("needles")) }
        #expect(found.flatMap(\.results).map(\.found) == [.incident(ID(1)), .incident(ID(2))])
    }

    @Test func `a passage shows where the word stands`() async throws {
        let story = try await Story()
        let passage = try #require(
            try await search("stops", story).first { $0.found == .guardrail(story.guardrail) }?.passage)
        #expect(passage.first?.text == "Stops")
        #expect(passage.first?.isHit == true)
        #expect(passage.map(\.text).joined().hasPrefix("Stops after 1,000 rows."))
        #expect(passage.filter(\.isHit).count == 1)
    }

    @Test func `what has no title of its own is shown under its incident's`() async throws {
        let story = try await Story()
        let result = try #require(try await search("job starts", story).first)
        #expect(result.title == "Cleanup deletes live rows")
    }

    @Test func `a section is named by its incident, and its passage shows no marks of Markdown`() async throws {
        let story = try await Story()
        let text =
            "## Steps\n\n| When | What |\n|---|---|\n| 14:02 | **An avalanche** of [rows](https://example.org/x) |"
        try await story.change { try $0.saveSection(story.section, text: text, from: 2) }
        let result = try #require(try await search("avalanche", story).first)
        #expect(result.title == "INC-1 Cleanup deletes live rows: Summary")
        #expect(result.passage.map(\.text).joined() == "Steps When What 14:02 An avalanche of rows")
    }

    @Test func `an edit is found by its new words only`() async throws {
        let story = try await Story()
        try await story.change { change in
            var edit = try change.edit(of: story.incident)
            edit.title = "Vanished entries"
            edit.surprise = ""
            try change.edit(story.incident, edit, from: 2)
            try change.saveSection(story.section, text: "An avalanche.", from: 2)
            try change.editTimelineEvent(story.event, TimelineEventEdit(moment: .unknown(), text: "Begins"), from: 1)
        }
        #expect(try await search("vanished", story).map(\.found) == [.incident(story.incident)])
        #expect(
            try await search("avalanche", story).map(\.found) == [
                .postmortemSection(slug: "summary", of: story.incident)
            ])
        #expect(try await search("dry run", story).isEmpty)
        #expect(try await search("that were in use", story).isEmpty)
        #expect(try await search("begins", story).map(\.found) == [.timelineEvent(story.event, of: story.incident)])
        #expect(try await search("job starts", story).isEmpty)
    }

    @Test func `what is in the bin is not found, and comes back with it`() async throws {
        let story = try await Story()
        let items: [(Deletable, String)] = [
            (.timelineEvent(story.event), "job starts"), (.finding(story.finding), "nothing counted"),
            (.followUp(story.followUp), "limit cleanup"), (.guardrail(story.guardrail), "stops"),
            (.incident(story.incident), "customer called"),
        ]
        for (item, words) in items {
            #expect(try await search(words, story).count == 1, "\(words)")
            try await story.change { try $0.delete(item) }
            #expect(try await search(words, story).isEmpty, "\(words)")
            try await story.change { try $0.restore(item) }
            #expect(try await search(words, story).count == 1, "\(words)")
        }
    }

    @Test func `an incident in the bin takes everything of it out of the search`() async throws {
        let story = try await Story()
        try await story.change { try $0.delete(.incident(story.incident)) }
        for words in ["job starts", "nothing counted", "limit cleanup", "that were in use", "live rows"] {
            #expect(try await search(words, story).isEmpty, "\(words)")
        }
        #expect(try await search("stops", story).count == 1)
    }

    @Test func `what Handrail writes into timelines is not found`() async throws {
        let story = try await Story()
        #expect(try await search("declared", story).isEmpty)
    }

    @Test(arguments: [
        "", " ", "\"", "\"\"", "'", "*", "a*", "NEAR(", "NEAR(a b)", "AND", "OR NOT", "title:rows", "rows OR slow",
        "-rows", "^rows",
        "{title body}:x", "rows\u{0}slow", "\u{301}", "\u{24D0}", "\u{24D0} rows", "\u{FE0F}",
        "); DROP TABLE search; --", "\u{2}rows\u{3}",
        String(repeating: "a", count: 100_000), String(repeating: "rows ", count: 10_000),
        String(repeating: "\"", count: 10_000),
        (0..<200).map { "w\($0)*" }.joined(separator: " "), "\u{1F469}\u{200D}\u{1F680}", "\u{0300}\u{0301}",
        "x\u{20DD}",
    ])
    func `whatever is typed is searched for as words`(input: String) async throws {
        let story = try await Story()
        _ = try await search(input, story)
        #expect(try await search("rows", story).isEmpty == false)
    }

    @Test func `a search for nothing finds nothing`() async throws {
        let story = try await Story()
        #expect(try await search("", story).isEmpty)
        #expect(try await search("\"*\"", story).isEmpty)
    }

    @Test func `of many hits those with the words in the title come first, then the latest`() async throws {
        let office = try await Office()
        try await office.change(as: office.asBo) { change in
            for number in 0..<40 {
                let id = try change.declare(
                    IncidentDeclaration(title: number == 3 ? "A needle" : "Number \(number)", severity: .sev5))
                var edit = try change.edit(of: id)
                edit.summary = "A needle in a haystack."
                try change.edit(id, edit, from: 1)
            }
        }
        let group = try #require(
            try await office.read(as: office.asBo) { try $0.search(SearchTerms("needle"), atMost: 3).first })
        #expect(group.results.map(\.found) == [.incident(ID(4)), .incident(ID(40)), .incident(ID(39))])
        #expect(group.hasMore)
        let all = try await office.read(as: office.asBo) { try $0.search(SearchTerms("needle"), atMost: 40) }
        #expect(all.flatMap(\.results).count == 40 && all.allSatisfy { !$0.hasMore })
    }

    @Test func `one kind can be asked for alone`() async throws {
        let story = try await Story()
        let groups = try await story.read { try $0.search(SearchTerms("rows"), in: [.guardrails]) }
        #expect(groups.map(\.kind) == [.guardrails])
    }

    private func search(_ words: String, _ story: Story) async throws -> [SearchResult] {
        try await story.read { try $0.search(SearchTerms(words)).flatMap(\.results) }
    }
}
