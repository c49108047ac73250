import DemoStory
import Domain
import Foundation
import Storage
import TestSupport
import Testing

@testable import WebApp

@Suite("Records that come back from an export")
struct RecordRoundTripTests {
    private let asker = Asker.command("import")
    private let now = Date(timeIntervalSince1970: 1_793_000_000)

    private func demo() async throws -> Store {
        let app = try await TestApp()
        let story = try DemoStory.load(folder: TestApp.root.appending(path: "Templates/demo"))
        try await app.store.change(by: .command("demo"), at: app.clock.now) { try $0.addDemo(story) }
        return app.store
    }

    private func export(_ store: Store, _ format: ExportFormat) async throws -> [String: String] {
        var files: [String: String] = [:]
        for entry in try await store.read(as: asker, { try $0.exportablePostmortems(withDrafts: true) }) {
            files["\(entry.key).\(format.fileExtension)"] = try await ExportRun.text(
                of: entry.incidentID, format, baseURL: nil, store: store, as: asker)?.text
        }
        return files
    }

    private func imported(_ files: [String: String]) async throws -> (store: Store, id: ID<Import>?) {
        let folder = try ImportFolder(files)
        let store = try Store()
        let run = try await ImportRun([folder.path], zone: .gmt, now: now, store: store, as: asker)
        #expect(run.problems == [])
        let result = try await run.apply(to: store, as: asker, now: { now })
        #expect(result.problems == [] && result.outcomes.count == files.count)
        return (store, result.id)
    }

    /// What does not depend on the numbers of records, on who has an account, or on what was proven and published where.
    private struct Facts: Equatable {
        var head: [String]
        var impacts: [Impact]
        var timeline: [String]
        var findings: [[String]]
        var answers: [String]
        var followUps: [[String]]
        var guardrails: [[String]]
        var sections: [String]
    }

    private func facts(_ store: Store) async throws -> [Facts] {
        try await store.read(as: asker) { reading in
            try reading.exportablePostmortems(withDrafts: true).map(\.incidentID).sorted { $0.rawValue < $1.rawValue }
                .map {
                    let dossier = try reading.postmortemDossier($0, .readers).orNotFound()
                    let incident = dossier.incident.incident
                    return Facts(
                        head: [
                            incident.title, incident.kind.rawValue, incident.severity.code,
                            incident.howNoticed, incident.surprise, incident.declaredAt.iso,
                            "\(IncidentMark.allCases.map { dossier.incident.times[$0] })",
                            "\(dossier.incident.services.map(\.name).sorted())",
                        ],
                        impacts: dossier.incident.impacts,
                        timeline: dossier.timeline.map {
                            "\($0.moment.instant?.iso ?? "?") \($0.text) \($0.isStarred)"
                        },
                        findings: dossier.incident.findings.map { chain in
                            [chain.finding.kind.rawValue, chain.finding.title, chain.finding.detail]
                                + chain.followUps.map(\.followUp.title).sorted()
                        },
                        answers: dossier.incident.findings.flatMap { chain in
                            chain.guardrails.map { "\(chain.finding.title): \($0.name)" }
                        }.sorted(),
                        followUps: dossier.incident.followUps.map {
                            // Markdown does not tell a tracker from evidence.
                            [$0.followUp.title, $0.followUp.due?.iso ?? ""]
                                + [$0.followUp.trackerAddress, $0.followUp.evidenceAddress].filter { !$0.isEmpty }
                        }.sorted { $0[0] < $1[0] },
                        guardrails: dossier.guardrailsInIncident.map {
                            [$0.guardrail.name, $0.guardrail.strength.rawValue] + $0.parts
                        }.sorted { $0[0] < $1[0] },
                        sections: dossier.document.sections.map(\.title))
                }
        }
    }

    @Test(arguments: [ExportFormat.json, .gfm])
    func `the demo story comes back with its guardrails and the links between its records`(
        format: ExportFormat
    ) async throws {
        let original = try await demo()
        let copy = try await imported(export(original, format)).store
        let (before, after) = (try await facts(original), try await facts(copy))
        #expect(before.count == 5 && before.contains { !$0.guardrails.isEmpty })
        for (before, after) in zip(before, after) {
            #expect(after.head == before.head)
            #expect(after.impacts == before.impacts)
            #expect(after.timeline == before.timeline)
            #expect(after.findings == before.findings)
            #expect(after.answers == before.answers)
            #expect(after.followUps == before.followUps)
            #expect(after.guardrails == before.guardrails)
        }
    }

    @Test func `JSON is the same after each import`() async throws {
        let first = try await export(demo(), .json)
        let second = try await export(imported(first).store, .json)
        let third = try await export(imported(second).store, .json)
        #expect(second.count == 5 && third == second)
    }

    @Test func `an undone import takes the guardrails along that it brought, and no others`() async throws {
        let files = try await export(demo(), .json)
        let (store, id) = try await imported(files)
        let made = try #require(id)
        let before = try await store.read(as: asker) { try $0.exportableGuardrails().map(\.id) }
        #expect(before.count > 1)
        try await store.change(by: asker, at: now) { change in
            let other = try change.declare(IncidentDeclaration(title: "Rows are late", severity: .sev3))
            try change.link(before[0], .absentIn, .incident(other))
        }
        _ = try await store.change(by: asker, at: now) { try $0.undoImport(made) }
        #expect(try await store.read(as: asker) { try $0.exportableGuardrails().map(\.id) } == [before[0]])
    }

    @Test(arguments: [
        ("{}", "This is not a postmortem that Handrail exported as JSON."),
        ("[1, 2]", "This is not a postmortem that Handrail exported as JSON."),
        (
            "{\"format\": \"handrail-postmortem\", \"version\": 2}",
            "The file is version 2 of our JSON, which is newer than this release. Update Handrail first."
        ),
        (
            "{\"format\": \"handrail-postmortem\", \"version\": 1, \"title\": \"a\"}",
            "The file has the marks of our JSON, but cannot be read at “postmortem”."
        ),
    ])
    func `other JSON is refused by name, and left out of a folder without a word`(
        text: String, sentence: String
    ) async throws {
        let folder = try ImportFolder(["a.json": text])
        let store = try Store()
        let named = try await ImportRun([folder.path + "/a.json"], zone: .gmt, now: now, store: store, as: asker)
        #expect(named.problems.map(\.sentence) == [sentence])
        let inFolder = try await ImportRun([folder.path], zone: .gmt, now: now, store: store, as: asker)
        #expect(inFolder.problems.count == (sentence.hasPrefix("This is not") ? 0 : 1))
    }
}
