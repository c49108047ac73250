import Domain
import Foundation
import Storage
import TestSupport
import Testing

@testable import WebApp

@Suite("Tables of Notion beside a page")
struct ImportTableTests {
    private let number = "0123456789abcdef0123456789abcdef"
    private let asker = Asker.command("import")

    private func run(_ entries: [(String, String)]) async throws -> ImportRun {
        let zip = ZipSample(entries.map { ($0.0, .stored(Array($0.1.utf8))) }).bytes
        return try await ImportRun(
            ImportFiles(uploaded: [("a.zip", zip)]), from: "page", zone: .gmt, now: ImportRunTests.now, store: Store(),
            as: asker)
    }

    private let page =
        "# Orders locked\n\nDate: 2024-03-01\n\n## Summary\n\nNobody could order.\n\n## Impact\n\nSome.\n\n"

    @Test func `one with the columns of actions becomes follow-ups`() async throws {
        let csv =
            "\u{FEFF}Task,Owner,Due,Notes\r\nAdd a lock,Mei,2024-04-01,\"for | all\nof *them*\"\r\nWatch <it>,,,\r\n"
        let run = try await run([
            ("Orders \(number).md", page + "[Tasks](Orders%20\(number)/Tasks%20\(number).csv)\n\nThe end.\n"),
            ("Orders \(number)/Tasks \(number).csv", "Task\nless\n"),
            ("Orders \(number)/Tasks \(number)_all.csv", csv),
        ])
        #expect(run.problems == [])
        let read = run.items[0].document.reading
        #expect(read.followUps.map(\.title) == ["Add a lock", "Watch <it>"])
        let lock = try #require(read.followUps.first)
        #expect(lock.owner == "Mei" && lock.due == Day(iso: "2024-04-01"))
        #expect(lock.detail == "Notes: for \\| all<br>of \\*them\\*")
        #expect(read.doubts.map(\.sentence) == ["No severity was found, so it is imported as SEV3."])
        #expect(run.items[0].document.original.contains("The end."))
    }

    @Test func `any other is a table of the document, and one that no page links is at its end`() async throws {
        let run = try await run([
            ("Orders \(number).md", page + "[Hosts](Orders/Hosts%20\(number).csv)\n"),
            ("Orders/Hosts \(number).csv", "Host,Rows\na,1\nb,2\n"),
            ("Orders/Other \(number).csv", "Word\nfirst\n"),
        ])
        #expect(run.problems == [])
        let sections = run.items[0].document.reading.sections
        #expect(
            sections.first { $0.title == "Impact" }?.text
                == "Some.\n\nHosts:\n\n| Host | Rows |\n| --- | --- |\n| a | 1 |\n| b | 2 |")
        #expect(sections.last?.title == "Other")
        #expect(sections.last?.text == "| Word |\n| --- |\n| first |")
    }

    @Test func `one of no page is reported, and one that repeats its pages is not`() async throws {
        let run = try await run([
            ("Postmortems \(number).csv", "Name\nOrders locked\n"), ("Postmortems/Orders locked \(number).md", page),
            ("Stray \(number).csv", "a,b\n1,2\n"), ("data.csv", "a\n"),
        ])
        #expect(run.items.count == 1)
        #expect(
            run.problems == [
                .init(
                    path: "a.zip/Stray \(number).csv",
                    sentence: "This table belongs to no document that was read, so it is left out.")
            ])
    }

    @Test func `a changed table changes its follow-ups, and doubles none`() async throws {
        let store = try Store()
        func apply(_ csv: String) async throws -> [ImportOutcome] {
            let zip = ZipSample([
                ("Orders \(number).md", .stored(Array((page + "[Action items](Tasks.csv)\n").utf8))),
                ("Tasks.csv", .stored(Array(csv.utf8))),
            ]).bytes
            let run = try await ImportRun(
                ImportFiles(uploaded: [("a.zip", zip)]), from: "page", zone: .gmt, now: ImportRunTests.now,
                store: store, as: asker)
            return try await run.apply(to: store, as: asker, now: { ImportRunTests.now }).outcomes.map(\.outcome)
        }
        #expect(try await apply("Task,Owner\nAdd a lock,Mei\n") == [.created(ID(1))])
        #expect(try await apply("Task,Owner\nAdd a lock,Mei\nWatch it,\n") == [.updated(ID(1), left: [])])
        #expect(try await apply("Task,Owner\nAdd a lock,Mei\nWatch it,\n") == [])
        let titles = try await store.read(as: asker) { try $0.incidentDossier(ID(1))?.followUps.map(\.followUp.title) }
        #expect(Set(titles ?? []) == ["Add a lock", "Watch it"] && titles?.count == 2)
    }
}
