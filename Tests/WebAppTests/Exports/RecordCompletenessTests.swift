import Domain
import Foundation
import Storage
import TestSupport
import Testing

@testable import WebApp

@Suite("JSON has everything that it takes to be imported elsewhere")
struct RecordCompletenessTests {
    private let asker = Asker.command("import")
    private let now = Date(timeIntervalSince1970: 1_793_000_000)

    /// An installation with a person and no incident.
    private func installation() async throws -> Store {
        let store = try Store()
        try await store.change(by: asker, at: now) { change in
            _ = try change.createPerson(
                name: "Ola Dunn", email: "ola@example.org", level: .editor, zone: "UTC", passwordHash: nil)
        }
        return store
    }

    private func export(_ store: Store) async throws -> [String: String] {
        var files: [String: String] = [:]
        for entry in try await store.read(as: asker, { try $0.exportablePostmortems(withDrafts: true) }) {
            files["\(entry.key).json"] = try await ExportRun.text(
                of: entry.incidentID, .json, for: .team, baseURL: nil, store: store, as: asker)?.text
        }
        return files
    }

    private func importing(_ files: [String: String]) async throws -> Store {
        let folder = try ImportFolder(files)
        let store = try await installation()
        let run = try await ImportRun([folder.path], zone: .gmt, now: now, store: store, as: asker)
        let result = try await run.apply(to: store, as: asker, now: { now })
        #expect(run.problems == [] && result.problems == [] && result.outcomes.count == files.count)
        return store
    }

    private func guardrail(
        _ name: String, _ position: GuardrailPosition, _ change: Change, state: GuardrailState = .inPlace
    ) throws -> ID<Guardrail> {
        let team = try change.team(named: "Ledger team")
        return try change.addGuardrail(
            GuardrailEdit(
                name: name, statement: "Stops *\(name)* at the door.", kind: .blastLimit, position: position,
                strength: .forcingFunction, ownerTeamID: team, proofMethod: .drill, proofEveryDays: 90,
                bypass: "Two people, with a reason.", services: [try change.service(named: "Gate of \(name)")],
                evidence: [Evidence(label: "Code", address: "https://git.example.org/\(name.count)")]),
            state: state)
    }

    /// Two incidents with a link of every relation that a record of an incident can have.
    private func story() async throws -> Store {
        let store = try await installation()
        let template = try PostmortemTemplate(
            slug: "short", name: "Short", summary: "Short.", kinds: [.incident], order: 1,
            body: "## Summary (required)\n\n> Help.\n\n## Findings (customers)\n", source: "The text")
        try await store.change(by: asker, at: now) { change in
            let person = try change.reading.people().first?.id
            let team = try change.team(named: "Ledger team")
            let incident = try change.declare(
                IncidentDeclaration(title: "Rows | gone", severity: .sev1, state: .resolved))
            try change.setTimes(
                of: incident,
                IncidentTimes([
                    .started: Moment(now.addingTimeInterval(-9_000), precision: .approximate, zone: "Europe/Oslo"),
                    .raised: .unknown(),
                ]))
            try change.setImpacts(
                of: incident, [Impact(kind: .records, certainty: .measured, quantity: 42, note: "of 50")])
            _ = try change.addToTimeline(
                of: incident, [.init(moment: .unknown(), text: "somebody **asked**")], source: .pasted)
            let second = try change.addFinding(
                to: incident, FindingEdit(kind: .weakGuardrail, title: "No second pair of eyes", detail: "- a\n- b"))
            let first = try change.addFinding(
                to: incident, FindingEdit(kind: .missingGuardrail, title: "No limit", detail: ""))
            let free = try change.addFollowUp(
                FollowUpEdit(title: "Drill it", teamID: team), incident: incident, finding: nil, state: .proposed)
            let old = try change.addFollowUp(
                FollowUpEdit(title: "Old plan"), incident: incident, finding: first, state: .proposed)
            let limit = try change.addFollowUp(
                FollowUpEdit(
                    title: "Add a limit", detail: "How | why", ownerID: person, due: Day(iso: "2026-12-01"),
                    trackerAddress: "https://t.example/1", evidenceAddress: "https://t.example/2"),
                incident: incident, finding: first, state: .committed)
            let reasoned = try change.addFollowUp(
                FollowUpEdit(title: "Too dear"), incident: incident, finding: second, state: .proposed)
            try change.moveFollowUp(old, FollowUpMove(state: .superseded, supersededBy: limit))
            try change.moveFollowUp(reasoned, FollowUpMove(state: .declined, reason: "Costs\n\na lot."))

            let asked = try guardrail("Row limit", .limit, change, state: .building)
            let repaired = try guardrail("Four eyes", .prevent, change)
            let proven = try guardrail("Restore", .recover, change)
            let watched = try guardrail("Row count alert", .detect, change)
            let gone = try guardrail("Old lock", .prevent, change)
            try change.link(asked, .proposedBy, .finding(first))
            try change.link(asked, .addedBy, .followUp(limit))
            try change.link(repaired, .repairedBy, .followUp(limit))
            try change.link(proven, .provenBy, .followUp(free))
            try change.link(watched, .wouldHaveCaught, .incident(incident), note: "had (it) been; there")
            try change.link(watched, .absentIn, .incident(incident))
            try change.link(proven, .heldIn, .incident(incident), note: "in an hour")
            try change.link(gone, .heldIn, .incident(incident))
            try change.moveGuardrail(gone, to: .retired, reason: "Replaced by **four eyes**.")
            _ = try change.startPostmortem(of: incident, from: template)
            for section in try change.reading.postmortemDocument(of: incident)?.sections ?? [] {
                _ = try change.saveSection(section.id, text: "{{findings}}\n\n<b> | text", from: section.revision)
            }

            let other = try change.declare(IncidentDeclaration(title: "Again", severity: .sev3, state: .resolved))
            let third = try change.addFinding(
                to: other, FindingEdit(kind: .bypassedGuardrail, title: "Around it", detail: ""))
            try change.link(proven, .proposedBy, .finding(third))
            _ = try change.startPostmortem(of: other, from: template)
        }
        return store
    }

    /// Without what an import decides for itself: the work after an incident begins again, and whoever wrote an entry of
    /// the timeline, here it was pasted.
    private func values(_ file: String) throws -> NSDictionary {
        var values = try #require(try JSONSerialization.jsonObject(with: Data(file.utf8)) as? [String: Any])
        values["state"] = nil
        values["timeline"] = try #require(values["timeline"] as? [[String: Any]]).map { entry in
            entry.filter { $0.key != "source" }
        }
        return values as NSDictionary
    }

    @Test func `every value and every link is there again`() async throws {
        let first = try await export(story())
        #expect(first.count == 2)
        for relation in GuardrailRelation.allCases where ![.mitigates, .failedIn, .bypassedIn].contains(relation) {
            #expect(first.values.contains { $0.contains("\"relation\" : \"\(relation.rawValue)\"") }, "\(relation)")
        }
        let second = try await export(importing(first))
        #expect(second.keys.sorted() == first.keys.sorted())
        for (name, file) in first { #expect(try values(#require(second[name])) == values(file), "\(name)") }
        #expect(try await export(importing(second)) == second)
    }

    @Test(arguments: [GuardrailRelation.failedIn, .bypassedIn])
    func `a guardrail that gave way is linked again and not degraded by something so old`(
        relation: GuardrailRelation
    ) async throws {
        let store = try await story()
        try await store.change(by: asker, at: now) { change in
            let gave = try guardrail("Gave way", .limit, change)
            try change.link(gave, relation, .incident(ID(1)), note: "why")
        }
        let copy = try await importing(export(store))
        let dossier = try #require(try await copy.read(as: asker) { try $0.incidentDossier(ID(1)) })
        let link = try #require(dossier.guardrails.first { $0.guardrail.name == "Gave way" })
        #expect(link.relation == relation && link.note == "why" && link.guardrail.recordedState == .inPlace)
    }

    @Test func `an export of before that told no relations is read as it was`() async throws {
        let file = """
            {"format": "handrail-postmortem", "version": 1, "title": "Rows gone", "postmortem": {"sections": []},
            "findings": [{"id": 4, "kind": "missing_guardrail", "title": "No limit", "guardrails": ["GR-9"]}],
            "guardrails": [{"key": "GR-9", "name": "Limit", "position": "limit", "in_this_incident": ["held (once)"]}]}
            """
        let copy = try await importing(["a.json": file])
        let dossier = try #require(try await copy.read(as: asker) { try $0.incidentDossier(ID(1)) })
        #expect(dossier.findings.map { $0.guardrails.map(\.name) } == [["Limit"]])
        #expect(dossier.guardrails.map(\.relation) == [.heldIn] && dossier.guardrails.map(\.note) == ["once"])
    }
}
