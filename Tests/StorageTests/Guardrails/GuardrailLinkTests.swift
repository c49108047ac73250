import Domain
import Testing

@testable import Storage

struct GuardrailLinkTests {
    @Test(arguments: GuardrailRelation.allCases)
    func `each relation has its own kind of other end and refuses the others`(relation: GuardrailRelation) async throws
    {
        let story = try await Story()
        let guardrail = try await plain(story)
        let targets: [GuardrailLink.Target] = [
            .finding(story.finding), .followUp(story.followUp), .incident(story.incident), .risk(story.risk),
        ]
        for target in targets {
            let fields = try await story.office.refusedFields {
                _ = try await story.change { try $0.link(guardrail, relation, target) }
            }
            #expect(fields == (target.end == relation.otherEnd ? nil : ["relation"]), "\(relation) \(target)")
        }
        let dossier = try #require(try await story.read { try $0.guardrailDossier(guardrail) })
        let relations =
            dossier.askedForBy.map { _ in GuardrailRelation.proposedBy } + dossier.followUps.map(\.relation)
            + dossier.incidents.map(\.relation) + dossier.risks.map { _ in GuardrailRelation.mitigates }
        #expect(relations == [relation])
    }

    @Test func `what is not there, or in the bin, is not linked`() async throws {
        let story = try await Story()
        try await story.change { try $0.delete(.incident(story.other)) }
        let attempts: [@Sendable (Change) throws -> Void] = [
            { try $0.link(ID(99), .heldIn, .incident(story.incident)) },
            { try $0.link(story.guardrail, .heldIn, .incident(ID(99))) },
            { try $0.link(story.guardrail, .heldIn, .incident(story.other)) },
            { try $0.link(story.guardrail, .addedBy, .followUp(ID(99))) },
            { try $0.link(story.guardrail, .proposedBy, .finding(ID(99))) },
        ]
        for attempt in attempts {
            #expect(try await story.office.refusedFields { try await story.change(attempt) } == [""])
        }
    }

    @Test func `a link that is there already stays the only one`() async throws {
        let story = try await Story()
        let before = try await story.office.dump()
        let again = try await story.change {
            try $0.link(story.guardrail, .addedBy, .followUp(story.followUp), note: "twice")
        }
        #expect(again == story.link)
        #expect(try await story.office.dump().tablesDiffering(from: before) == [])
        let repaired = try await story.change { try $0.link(story.guardrail, .repairedBy, .followUp(story.followUp)) }
        #expect(repaired != story.link)
    }

    @Test(arguments: [GuardrailRelation.failedIn, .bypassedIn])
    func `failing or being bypassed degrades what is in place, and the history says in which incident`(
        relation: GuardrailRelation
    ) async throws {
        let story = try await Story()
        try await story.change { try $0.link(story.guardrail, relation, .incident(story.other)) }
        #expect(try await story.read { try $0.guardrail(story.guardrail)?.recordedState } == .degraded)
        let entry = try await story.read { try $0.history(of: story.guardrail).first }
        #expect(entry?.action == "moved GR-1 to degraded")
        #expect(entry?.changes.last == FieldChange(field: "Reason", from: "", to: "\(relation.label) INC-2"))
    }

    @Test func `what is not in place, or held, is not degraded`() async throws {
        let story = try await Story()
        let proposed = try await plain(story)
        try await story.change { try $0.link(proposed, .failedIn, .incident(story.other)) }
        #expect(try await story.read { try $0.guardrail(proposed)?.recordedState } == .proposed)
        for relation in [GuardrailRelation.heldIn, .wouldHaveCaught, .absentIn] {
            try await story.change { try $0.link(story.guardrail, relation, .incident(story.other)) }
        }
        #expect(try await story.read { try $0.guardrail(story.guardrail)?.recordedState } == .proven)
    }

    @Test func `the history of the incident shows the link`() async throws {
        let story = try await Story()
        try await story.change { try $0.link(story.guardrail, .heldIn, .incident(story.incident), note: " it\nheld ") }
        #expect(try await story.lastEntry()?.changes == [FieldChange(field: "Held in", from: "", to: "INC-1")])
        let linked = try await story.read { try $0.incidentDossier(story.incident)?.guardrails.last }
        #expect(linked?.relation == .heldIn)
        #expect(linked?.note == "it held")
    }

    @Test func `a link is taken away and back, also when it was made anew in between`() async throws {
        let story = try await Story()
        try await story.change { try $0.delete(.guardrailLink(story.link)) }
        #expect(try await story.read { try $0.followUpDossier(story.followUp)?.guardrails.count } == 0)
        #expect(try await story.read { try $0.guardrail(ofLink: story.link) } == story.guardrail)
        let anew = try await story.change { try $0.link(story.guardrail, .addedBy, .followUp(story.followUp)) }
        #expect(anew != story.link)
        let fields = try await story.office.refusedFields {
            try await story.change { try $0.restore(.guardrailLink(story.link)) }
        }
        #expect(fields == [""])
        #expect(try await story.read { try $0.followUpDossier(story.followUp)?.guardrails.map(\.link) } == [anew])
        try await story.change { try $0.delete(.guardrailLink(anew)) }
        try await story.change { try $0.restore(.guardrailLink(story.link)) }
        #expect(try await story.read { try $0.followUpDossier(story.followUp)?.guardrails.map(\.link) } == [story.link])
    }

    private func plain(_ story: Story) async throws -> ID<Guardrail> {
        try await story.change {
            try $0.addGuardrail(
                GuardrailEdit(name: "Dry run", kind: .dryRun, position: .prevent, strength: .forcingFunction))
        }
    }
}

struct GuardrailGapTests {
    @Test func `a service that shares an incident with a guardrail and is not protected is a gap`() async throws {
        let story = try await Story()
        let gaps = try await story.read { try $0.gaps(of: story.guardrail) }
        #expect(gaps.map(\.service.name) == ["Checkout"])
        #expect(
            gaps.first?.incidents == [
                GuardrailGap.IncidentInGap(id: story.incident, title: "Cleanup deletes live rows")
            ])
    }

    @Test func `protecting the service closes the gap, and so does the end of the service`() async throws {
        let story = try await Story()
        let checkout = try #require(try await story.read { try $0.services().first { $0.name == "Checkout" }?.id })
        try await story.change { change in
            var edit = try change.edit(of: story.guardrail)
            edit.services.insert(checkout)
            try change.editGuardrail(story.guardrail, edit, from: 1)
        }
        #expect(try await story.read { try $0.gaps(of: story.guardrail) } == [])
        try await story.change { change in
            var edit = try change.edit(of: story.guardrail)
            edit.services = []
            try change.editGuardrail(story.guardrail, edit, from: 2)
        }
        #expect(
            try await story.read { try $0.gaps(of: story.guardrail).map(\.service.name) } == ["Checkout", "Ledger"])
        try await story.change(as: story.office.asAlma) { try $0.deleteService(checkout) }
        #expect(try await story.read { try $0.gaps(of: story.guardrail).map(\.service.name) } == ["Ledger"])
    }

    @Test func `an incident of several links is named once, the latest incident first`() async throws {
        let story = try await Story()
        try await story.change { change in
            var edit = try change.edit(of: story.other)
            edit.services = Set(try change.reading.services().map(\.id))
            try change.edit(story.other, edit, from: 1)
            try change.link(story.guardrail, .wouldHaveCaught, .incident(story.other))
        }
        let gap = try #require(try await story.read { try $0.gaps(of: story.guardrail).first })
        #expect(gap.incidents.map(\.id) == [story.other, story.incident])
    }
}
