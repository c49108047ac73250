import Domain
import Foundation
import Testing

@testable import Storage

/// The ``Story`` with three more incidents: one on the ledger, one with similar words, one with neither.
struct PastIncidentTests {
    private struct Past {
        let story: Story
        let onLedger: ID<Incident>
        let similar: ID<Incident>
        let unrelated: ID<Incident>
        let guardrail: ID<Guardrail>

        init() async throws {
            let story = try await Story()
            let made = try await story.change { change in
                let onLedger = try change.declare(IncidentDeclaration(title: "Slow reports", severity: .sev4))
                try change.edit(
                    onLedger,
                    IncidentEdit(
                        title: "Slow reports", kind: .incident, severity: .sev4, summary: "", howNoticed: "",
                        surprise: "",
                        services: [story.ledger]), from: 1)
                let similar = try change.declare(IncidentDeclaration(title: "Invoices vanish", severity: .sev4))
                _ = try change.addFinding(
                    to: similar, FindingEdit(kind: .surprise, title: "The statement had no condition", detail: ""))
                let unrelated = try change.declare(IncidentDeclaration(title: "Lift stuck", severity: .sev4))
                let guardrail = try change.addGuardrail(
                    GuardrailEdit(
                        name: "Refuse a statement without a condition", kind: .blastLimit, position: .prevent,
                        strength: .forcingFunction, services: [story.ledger]))
                return (onLedger, similar, unrelated, guardrail)
            }
            self.story = story
            (onLedger, similar, unrelated, guardrail) = made
        }
    }

    @Test func `those with a service or words in common are offered, with the reason`() async throws {
        let past = try await Past()
        let asked = try await past.story.read { try $0.incidentsLikelyCaught(by: past.guardrail) }
        #expect(Set(asked.map(\.summary.id)) == [past.similar, past.onLedger, past.story.incident])
        #expect(asked.first { $0.summary.id == past.similar }?.likely.isSimilar == true)
        #expect(asked.first { $0.summary.id == past.onLedger }?.likely.services == ["Ledger"])
    }

    @Test func `what is linked already, a drill and what is in the bin are not asked about`() async throws {
        let past = try await Past()
        try await past.story.change { change in
            try change.link(past.guardrail, .absentIn, .incident(past.similar))
            try change.delete(.incident(past.onLedger))
            _ = try change.planDrill(
                of: past.story.guardrail, title: "A statement without a condition", on: Story.friday.orFail())
        }
        let asked = try await past.story.read { try $0.incidentsLikelyCaught(by: past.guardrail) }
        #expect(asked.map(\.summary.id) == [past.story.incident])
    }

    @Test func `what is ticked is linked, and nothing ticked changes nothing`() async throws {
        let past = try await Past()
        let before = try await past.story.office.dump()
        #expect(try await past.story.change { try $0.retrodict(past.guardrail, []) }.isEmpty)
        #expect(try await past.story.office.dump() == before)
        let links = try await past.story.change { try $0.retrodict(past.guardrail, [past.similar, past.onLedger]) }
        #expect(links.count == 2)
        let dossier = try #require(try await past.story.read { try $0.guardrailDossier(past.guardrail) })
        #expect(dossier.incidents.map(\.relation) == [.wouldHaveCaught, .wouldHaveCaught])
        try await past.story.change { change in for link in links { try change.delete(.guardrailLink(link)) } }
        #expect(try await past.story.read { try $0.guardrailDossier(past.guardrail)?.incidents.isEmpty } == true)
    }
}
