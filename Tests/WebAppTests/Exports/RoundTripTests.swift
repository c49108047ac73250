import DemoStory
import Domain
import Foundation
import FrontMatter
import Storage
import TestSupport
import Testing

@testable import WebApp

@Suite("Exports that come back")
struct RoundTripTests {
    private let asker = Asker.command("import")
    private let now = Date(timeIntervalSince1970: 1_793_000_000)

    /// The postmortems of a database as files, by name.
    private func export(_ store: Store) async throws -> [String: String] {
        let all = try await store.read(as: asker) { try $0.exportablePostmortems(withDrafts: true) }
        var files: [String: String] = [:]
        for entry in all {
            files["\(entry.key).md"] = try await ExportRun.text(
                of: entry.incidentID, .gfm, baseURL: nil, store: store, as: asker)?.text
        }
        return files
    }

    /// The same in an empty database.
    private func imported(_ files: [String: String]) async throws -> Store {
        let folder = try ImportFolder(files)
        let store = try Store()
        let run = try await ImportRun([folder.path], zone: .gmt, now: now, store: store, as: asker)
        #expect(run.problems.isEmpty)
        let result = try await run.apply(to: store, as: asker, now: { now })
        #expect(result.outcomes.count == files.count)
        return store
    }

    /// The lines of the front matter that an import keeps: it publishes nothing, and numbers records anew.
    private func facts(_ file: String) throws -> [Substring] {
        let yaml = try #require(FrontMatter.split(file)?.yaml)
        var isKept = true
        return yaml.split(separator: "\n").filter { line in
            if !line.hasPrefix(" ") && !line.hasPrefix("-") {
                let own = ["key:", "postmortem:", "published:", "guardrails:", "follow_ups:"]
                isKept = !own.contains { line.hasPrefix($0) }
            }
            return isKept
        }
    }

    @Test func `the demo story is the same after each import`() async throws {
        let app = try await TestApp()
        let story = try DemoStory.load(folder: TestApp.root.appending(path: "Templates/demo"))
        try await app.store.change(by: .command("demo"), at: app.clock.now) { try $0.addDemo(story) }
        let first = try await export(app.store)
        let second = try await export(imported(first))
        let third = try await export(imported(second))
        #expect(first.count == 5 && second.keys.sorted() == first.keys.sorted())
        for (name, file) in second {
            #expect(third[name] == file)
            let original = try #require(first[name])
            #expect(try facts(file) == facts(original), "\(name)")
            let rows = { (text: String) in text.split(separator: "\n").filter { $0.contains(/^\| (about )?20\d\d-/) } }
            #expect(rows(file) == rows(original), "\(name)")
        }
    }

    /// What people write that looks like something else.
    static let texts = [
        "a < b & c | d \\| e `f | g` <script> ---", "---\nkey: INC-9\n---\n\nnot front matter",
        "| a | b |\n|---|---|\n| `x\\|y` | z |", "- list\n\n  | in | it |\n  |---|---|\n  | 1 | 2 |\n- `` ` ``",
        "\u{202E}right to left\u{202C} שלום مرحبا", "👩‍🔧 𝔘𝔫𝔦𝔠𝔬𝔡𝔢 é e\u{301}",
        "# one\n\n## two\n\nthree\n=====\n\n###### six",
        "```\n## not a heading\n{{timeline}}\n```\n\nAsk @here about #3 and [INC-1](/incidents/INC-1)",
        "- **Started**: not the times\n- **Missing guardrail**: not a finding\n\n> - **Records**: no",
        "- [ ] todo\n- FU-3\n\n  text\n\n\\* no list", "[a]: https://example.org\n\n[a] and text[^1]\n\n[^1]: note",
    ]

    @Test(arguments: texts)
    func `a text is the same after each import`(text: String) async throws {
        let review = try await Reviewed("Rows | gone <b>")
        try await review.fill(with: "one | two `three`")
        try await review.change { change in
            let at = Moment(Date(timeIntervalSince1970: 1_772_323_200), precision: .approximate, zone: "Europe/Oslo")
            try change.setTimes(of: review.id, IncidentTimes([.started: at, .raised: .unknown()]))
            _ = try change.addToTimeline(of: review.id, [.init(moment: .unknown(), text: "a \\| b | `c|d` <i>")])
        }
        try await review.write("summary", text)
        try await review.write("the-fix", text)
        let first = try await export(review.app.store)
        let second = try await export(imported(first))
        let third = try await export(imported(second))
        #expect(third == second)
        for (name, file) in second { #expect(try facts(file) == facts(#require(first[name]))) }
    }

    @Test func `work keeps its keys, although a table has it by its due dates`() async throws {
        let document = """
            # Rows gone

            **Date:** 2026-03-01

            ## Action items

            | Action | Owner | Due |
            | --- | --- | --- |
            | Watch the disk | Bea | 2026-05-01 |
            | Add a lock | | 2026-04-01 |
            | Write it down | | |
            | Ask first | | 2026-04-01 |
            """
        let first = try await export(imported(["a.md": document]))
        #expect(first["INC-1.md"]?.contains("| FU-1 Watch the disk | Proposed | no owner yet | 2026-05-01 |") == true)
        let second = try await export(imported(first))
        #expect(second == first)
    }

    @Test func `states, impacts and declined work come back`() async throws {
        let file = """
            ---
            key: INC-7
            title: Rows gone
            incident_kind: incident
            severity: SEV2
            state: closed
            services:
            - Ledger
            declared: "2026-03-01T12:00:30Z"
            times:
              raised:
                precision: unknown
            postmortem: published
            postmortem_template: guardrail-first
            impact:
              records:
                certainty: measured
                quantity: 42
                note: rows
            how_noticed: By luck
            ---

            # Rows gone

            INC-7 · Incident · SEV2

            ## Follow-ups

            | Follow-up | State | Owner | Due | Evidence |
            | --- | --- | --- | --- | --- |
            | FU-1 Lock | Verified | no owner yet |  | [https://a.example/1](https://a.example/1) |
            | FU-2 Watch | Declined | the responder | 2026-04-01 |  |

            - FU-2

              How.

              Declined: Too slow.
            """
        let store = try await imported(["INC-7.md": file])
        let dossier = try #require(try await store.read(as: asker) { try $0.incidentDossier(ID(1)) })
        #expect(dossier.incident.state == .closed)
        #expect(dossier.incident.declaredAt == Date(timeIntervalSince1970: 1_772_366_430))
        #expect(dossier.incident.howNoticed == "By luck")
        #expect(dossier.impacts == [Impact(kind: .records, certainty: .measured, quantity: 42, note: "rows")])
        #expect(dossier.times[.raised] == .unknown())
        #expect(dossier.postmortem?.template == "guardrail-first")
        let work = dossier.followUps.map(\.followUp).sorted { $0.title < $1.title }
        #expect(work.map(\.state) == [.verified, .declined])
        #expect(work[0].trackerAddress == "https://a.example/1")
        #expect(work[1].declinedReason == "Too slow.")
        #expect(work[1].detail == "Owner: the responder\n\nHow.")
    }
}
