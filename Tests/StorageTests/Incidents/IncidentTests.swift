import Domain
import Foundation
import Testing

@testable import Storage

struct IncidentTests {
    @Test func `a title and a severity are enough to declare`() async throws {
        let office = try await Office()
        let id = try await office.change(as: office.asBo) {
            try $0.declare(IncidentDeclaration(title: "  Rows are\ngone ", severity: .sev1))
        }
        let dossier = try #require(try await office.read(as: office.asAlma) { try $0.incidentDossier(id) })
        #expect(dossier.incident.title == "Rows are gone")
        #expect(dossier.incident.state == .reported)
        #expect(dossier.incident.kind == .incident)
        #expect(dossier.incident.declaredAt == Office.morning)
        #expect(dossier.declaredByName == "Bo Lind")
        #expect(dossier.timeline.map(\.text) == ["Declared as SEV1: Rows are gone"])
        #expect(dossier.timeline.map(\.source) == [.system])
        #expect(id.key.description == "INC-1")
    }

    @Test func `what is over when it is declared is resolved, and a near miss is post-incident`() async throws {
        let office = try await Office()
        for (kind, state) in [
            (IncidentKind.incident, IncidentState.resolved), (.drill, .resolved), (.nearMiss, .postIncident),
        ] {
            let id = try await office.change(as: office.asBo) {
                try $0.declare(IncidentDeclaration(title: "x", severity: .sev5, kind: kind, state: .resolved))
            }
            #expect(try await office.read(as: office.asBo) { try $0.incident(id)?.state } == state, "\(kind)")
        }
    }

    @Test func `a title is needed and fits 200 bytes`() async throws {
        let office = try await Office()
        for title in ["", " \n", String(repeating: "a", count: 201)] {
            let fields = try await office.refusedFields {
                try await office.change(as: office.asBo) {
                    _ = try $0.declare(IncidentDeclaration(title: title, severity: .sev1))
                }
            }
            #expect(fields == ["title"])
        }
    }

    @Test func `an edit says in the history what was before and what is now`() async throws {
        let story = try await Story()
        try await story.change { change in
            var edit = try change.edit(of: story.incident)
            edit.title = "Cleanup deletes 4.2 million rows"
            edit.severity = .sev1
            edit.services = []
            try change.edit(story.incident, edit, from: 2)
        }
        let entry = try await story.lastEntry()
        #expect(entry?.actor == "Bo Lind")
        #expect(
            entry?.changes == [
                FieldChange(field: "Title", from: "Cleanup deletes live rows", to: "Cleanup deletes 4.2 million rows"),
                FieldChange(field: "Severity", from: "SEV2", to: "SEV1"),
                FieldChange(field: "Services", from: "Checkout, Ledger", to: ""),
            ])
        #expect(try await story.read { try $0.services(of: story.incident) } == [])
    }

    @Test func `a change of severity stands in the timeline, other edits do not`() async throws {
        let story = try await Story()
        let before = try await story.systemEvents()
        try await story.change { change in
            var edit = try change.edit(of: story.incident)
            edit.summary = "Another summary."
            try change.edit(story.incident, edit, from: 2)
        }
        #expect(try await story.systemEvents() == before)
        try await story.change { change in
            var edit = try change.edit(of: story.incident)
            edit.severity = .sev1
            try change.edit(story.incident, edit, from: 3)
        }
        #expect(try await story.systemEvents() == before + ["Severity changed from SEV2 to SEV1"])
    }

    @Test func `a service that is gone stays on the incidents it was on and cannot be chosen anew`() async throws {
        let story = try await Story()
        try await story.change(as: story.office.asAlma) { try $0.deleteService(story.ledger) }
        try await story.change { change in
            var edit = try change.edit(of: story.incident)
            edit.title = "Another title"
            try change.edit(story.incident, edit, from: 2)
        }
        #expect(try await story.read { try $0.services(of: story.incident).map(\.name) } == ["Checkout", "Ledger"])
        let fields = try await story.office.refusedFields {
            try await story.change { change in
                var edit = try change.edit(of: story.other)
                edit.services = [story.ledger]
                try change.edit(story.other, edit, from: 1)
            }
        }
        #expect(fields == ["services"])
    }

    @Test func `times keep how exactly they are known and the zone they were entered in`() async throws {
        let story = try await Story()
        let times = IncidentTimes([
            .started: Moment(Office.morning, precision: .approximate, zone: "Asia/Tokyo"),
            .noticed: .unknown(zone: "UTC"),
            .resolved: Moment(Office.morning.after(minutes: 5), zone: "GMT+0200"),
        ])
        try await story.change { try $0.setTimes(of: story.incident, times) }
        #expect(try await story.read { try $0.times(of: story.incident) } == times)
        #expect(
            try await story.lastEntry()?.changes == [
                FieldChange(field: "Started", from: "2026-02-02 02:40 UTC", to: "about 2026-02-02 02:40 UTC"),
                FieldChange(field: "Noticed", from: "", to: "unknown"),
                FieldChange(field: "Resolved", from: "", to: "2026-02-02 02:45 UTC"),
            ])
    }

    @Test func `an impossible order of times is kept as it was entered`() async throws {
        let story = try await Story()
        let times = IncidentTimes([
            .started: Moment(Office.morning), .noticed: Moment(Office.morning.after(minutes: -5)),
        ])
        try await story.change { try $0.setTimes(of: story.incident, times) }
        let stored = try await story.read { try $0.times(of: story.incident) }
        #expect(stored == times)
        #expect(stored.impossibleOrders.count == 1)
    }

    @Test func `a near miss has no times but when it was noticed`() async throws {
        let office = try await Office()
        let id = try await office.change(as: office.asBo) {
            try $0.declare(IncidentDeclaration(title: "Almost", severity: .sev5, kind: .nearMiss))
        }
        try await office.change(as: office.asBo) {
            try $0.setTimes(of: id, IncidentTimes([.noticed: Moment(Office.morning)]))
        }
        for mark in IncidentMark.allCases where mark != .noticed {
            let fields = try await office.refusedFields {
                try await office.change(as: office.asBo) { try $0.setTimes(of: id, IncidentTimes([mark: .unknown()])) }
            }
            #expect(fields == [""], "\(mark)")
        }
    }

    @Test func `an incident that is under way cannot become a near miss`() async throws {
        let story = try await Story()
        try await story.change { try $0.move(story.incident, to: .active) }
        let fields = try await story.office.refusedFields {
            try await story.change { change in
                var edit = try change.edit(of: story.incident)
                edit.kind = .nearMiss
                try change.edit(story.incident, edit, from: 3)
            }
        }
        #expect(fields == ["kind"])
    }

    @Test func `impact is replaced as a whole and the history tells each figure`() async throws {
        let story = try await Story()
        let impacts = [
            Impact(kind: .people, certainty: .estimated, quantity: 120, note: "customers"),
            Impact(kind: .dataLoss, certainty: .unknown, quantity: nil, note: ""),
        ]
        try await story.change { try $0.setImpacts(of: story.incident, impacts) }
        #expect(try await story.read { try $0.impacts(of: story.incident) } == impacts)
        #expect(
            try await story.lastEntry()?.changes == [
                FieldChange(field: "Impact: people", from: "", to: "about 120, customers"),
                FieldChange(field: "Impact: records", from: "4217893, rows", to: ""),
                FieldChange(field: "Impact: data loss", from: "", to: "unknown"),
            ])
    }

    @Test func `only responders are several, and everybody in a role is somebody`() async throws {
        let story = try await Story()
        let both = [story.office.alma, story.office.bo]
        try await story.change {
            try $0.setRoles(of: story.incident, Set(both.map { RoleAssignment(role: .responder, personID: $0) }))
        }
        let holders = try await story.read { try $0.roles(of: story.incident) }
        #expect(holders.map(\.name) == ["Alma Berg", "Bo Lind"])
        for assignments in [
            Set(both.map { RoleAssignment(role: .scribe, personID: $0) }),
            [RoleAssignment(role: .scribe, personID: ID(99))],
        ] {
            let fields = try await story.office.refusedFields {
                try await story.change { try $0.setRoles(of: story.incident, assignments) }
            }
            #expect(fields == ["scribe"])
        }
    }

    @Test func `a role may go from one person to another of the same name`() async throws {
        let story = try await Story()
        let otherBo = try await story.change(as: story.office.asAlma) {
            try $0.createPerson(
                name: "Bo Lind", email: "bo2@example.org", level: .reviewer, zone: "UTC", passwordHash: nil)
        }
        try await story.change {
            try $0.setRoles(of: story.incident, [RoleAssignment(role: .guardrailLead, personID: otherBo)])
        }
        #expect(try await story.read { try $0.roles(of: story.incident).map(\.personID) } == [otherBo])
        #expect(try await story.lastEntry()?.action == "set its roles")
    }

    @Test func `an incident that is not there is a sentence`() async throws {
        let story = try await Story()
        let attempts: [@Sendable (Change) throws -> Void] = [
            { try $0.move(ID(99), to: .active) }, { try $0.setTimes(of: ID(99), IncidentTimes()) },
            { _ = try $0.addFinding(to: ID(99), FindingEdit(kind: .surprise, title: "x", detail: "")) },
            { _ = try $0.addToTimeline(of: ID(99), []) }, { try $0.merge(ID(99), into: story.incident) },
            { _ = try $0.startPostmortem(of: ID(99), from: Story.template.orFail()) },
        ]
        for attempt in attempts {
            #expect(try await story.office.refusedFields { try await story.change(attempt) } == [""])
        }
    }
}

extension Change {
    /// What the edit form of an incident would send unchanged.
    func edit(of id: ID<Incident>) throws -> IncidentEdit {
        IncidentEdit(try reading.incident(id).orFail(), services: try reading.services(of: id))
    }
}
