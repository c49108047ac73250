import Domain
import Testing

@testable import Storage

struct FindingTests {
    @Test func `a finding is added, edited and told in the history`() async throws {
        let story = try await Story()
        try await story.change {
            try $0.editFinding(
                story.finding, FindingEdit(kind: .weakGuardrail, title: "It counted wrong", detail: ""), from: 1)
        }
        let finding = try await story.read { try $0.finding(story.finding) }
        #expect(finding?.kind == .weakGuardrail)
        #expect(finding?.version == 2)
        #expect(
            try await story.read { try $0.history(of: story.finding).first?.changes } == [
                FieldChange(field: "Kind", from: "Missing guardrail", to: "Weak guardrail"),
                FieldChange(field: "Finding", from: "Nothing counted the rows", to: "It counted wrong"),
                FieldChange(field: "Detail", from: "No limit at all.", to: ""),
            ])
        #expect(
            try await story.read { try $0.incident(story.incident)?.updatedAt } == Office.morning.after(minutes: 60))
    }

    @Test func `a title is needed`() async throws {
        let story = try await Story()
        for title in ["", String(repeating: "a", count: 301)] {
            let fields = try await story.office.refusedFields {
                try await story.change {
                    _ = try $0.addFinding(to: story.incident, FindingEdit(kind: .surprise, title: title, detail: ""))
                }
            }
            #expect(fields == ["title"])
        }
    }

    @Test func `a finding in the bin is not seen, and its follow-up stays with the incident`() async throws {
        let story = try await Story()
        try await story.change { try $0.delete(.finding(story.finding)) }
        #expect(try await story.read { try $0.findings(ofIncident: story.incident) } == [])
        #expect(try await story.read { try $0.finding(story.finding) } == nil)
        #expect(try await story.read { try $0.incidentDossier(story.incident)?.findings.isEmpty } == true)
        #expect(try await story.read { try $0.guardrailDossier(story.guardrail)?.askedForBy.count } == 0)
        #expect(try await story.read { try $0.followUps(ofIncident: story.incident).count } == 1)
        #expect(try await story.read { try $0.followUpDossier(story.followUp)?.finding } == nil)
    }
}

/// How far a finding has come is told by its own page and by its incident's, and both say the same.
struct FindingChainTests {
    @Test func `a finding without an answer is open`() async throws {
        let story = try await Story()
        let finding = try await add(to: story)
        #expect(try await states(of: finding, story) == [.open, .open])
    }

    @Test func `a guardrail that the finding asked for answers it`() async throws {
        let story = try await Story()
        let finding = try await add(to: story)
        let guardrail = try await story.change { change in
            let guardrail = try change.addGuardrail(Self.dryRun)
            try change.link(guardrail, .proposedBy, .finding(finding))
            return guardrail
        }
        #expect(try await states(of: finding, story) == [.underWay, .underWay])
        try await story.change { try $0.moveGuardrail(guardrail, to: .inPlace) }
        #expect(try await states(of: finding, story) == [.closed, .closed])
        #expect(try await guardrails(of: finding, story) == [guardrail])
    }

    @Test func `a guardrail that its follow-up built answers it`() async throws {
        let story = try await Story()
        let finding = try await add(to: story)
        let (followUp, guardrail) = try await story.change { change in
            let followUp = try change.addFollowUp(
                FollowUpEdit(title: "Build it"), incident: nil, finding: finding, state: .proposed)
            return (followUp, try change.addGuardrail(Self.dryRun, state: .inPlace))
        }
        #expect(try await states(of: finding, story) == [.underWay, .underWay])
        try await story.change { try $0.link(guardrail, .addedBy, .followUp(followUp)) }
        #expect(try await states(of: finding, story) == [.closed, .closed])
        #expect(try await guardrails(of: finding, story) == [guardrail])
    }

    @Test func `one that was both asked for and built is one`() async throws {
        let story = try await Story()
        #expect(try await guardrails(of: story.finding, story) == [story.guardrail])
        #expect(try await states(of: story.finding, story) == [.closed, .closed])
        #expect(try await story.read { try $0.findingDossier(story.finding)?.unbuilt } == [])
    }

    @Test func `a declined follow-up is no answer, nor is what lies in the bin`() async throws {
        let story = try await Story()
        let finding = try await add(to: story)
        let followUp = try await story.change {
            try $0.addFollowUp(FollowUpEdit(title: "Build it"), incident: nil, finding: finding, state: .proposed)
        }
        try await story.change { try $0.moveFollowUp(followUp, FollowUpMove(state: .declined, reason: "no")) }
        #expect(try await states(of: finding, story) == [.open, .open])
        try await story.change { try $0.delete(.guardrail(story.guardrail)) }
        #expect(try await states(of: story.finding, story) == [.underWay, .underWay])
        try await story.change { try $0.delete(.followUp(story.followUp)) }
        #expect(try await states(of: story.finding, story) == [.open, .open])
    }

    @Test func `a follow-up in the bin takes the guardrail that it built out of the chain`() async throws {
        let story = try await Story()
        let asked = try #require(try await story.read { try $0.findingDossier(story.finding)?.askedFor.first })
        try await story.change { change in
            try change.delete(.guardrailLink(asked.link))
            try change.delete(.followUp(story.followUp))
        }
        #expect(try await states(of: story.finding, story) == [.open, .open])
        #expect(try await guardrails(of: story.finding, story) == [])
    }

    @Test func `a link in the bin connects nothing`() async throws {
        let story = try await Story()
        let links = try await story.read { try $0.findingDossier(story.finding) }
        let asked = try #require(links?.askedFor.first)
        try await story.change { change in
            try change.delete(.guardrailLink(asked.link))
            try change.delete(.guardrailLink(story.link))
        }
        #expect(try await states(of: story.finding, story) == [.underWay, .underWay])
        #expect(try await guardrails(of: story.finding, story) == [])
    }

    private static let dryRun = GuardrailEdit(
        name: "Dry run by default", kind: .dryRun, position: .prevent, strength: .forcingFunction)

    private func add(to story: Story) async throws -> ID<Finding> {
        try await story.change {
            try $0.addFinding(
                to: story.incident, FindingEdit(kind: .accessTooWide, title: "Anybody could run it", detail: ""))
        }
    }

    /// From the incident, and from the page of the finding itself.
    private func states(of finding: ID<Finding>, _ story: Story) async throws -> [ChainState?] {
        try await story.read { reading in
            [
                try reading.incidentDossier(story.incident)?.findings.first { $0.finding.id == finding }?.state(
                    at: Office.morning),
                try reading.findingDossier(finding)?.state(at: Office.morning),
            ]
        }
    }

    private func guardrails(of finding: ID<Finding>, _ story: Story) async throws -> [ID<Guardrail>]? {
        try await story.read { reading in
            try reading.incidentDossier(story.incident)?.findings.first { $0.finding.id == finding }?.guardrails
                .map(\.id)
        }
    }
}
