import Domain
import Testing

@testable import Storage

struct QuotationTests {
    @Test func `a finding and a follow-up remember the sentence they came from`() async throws {
        let story = try await Story()
        let quotation = try #require(try await story.read { try $0.findingDossier(story.finding)?.quotation })
        #expect(quotation.text == "A job deleted rows that were in use.")
        #expect(quotation.sectionTitle == "Summary")
        #expect(quotation.sectionSlug == "summary")
        #expect(quotation.incidentID == story.incident)
        let followUp = try await story.change { change in
            try change.addFollowUp(
                FollowUpEdit(title: "Ask first"), incident: story.incident, finding: nil, state: .proposed,
                from: QuotationEdit(slug: "luck", text: "Nobody\nwas asked."))
        }
        let other = try await story.read { try $0.followUpDossier(followUp)?.quotation }
        #expect(other?.text == "Nobody was asked.")
        #expect(other?.sectionTitle == "Luck")
        #expect(try await story.lastEntry()?.changes.last?.to == "Luck: “Nobody was asked.”")
    }

    @Test func `a sentence is quoted from a section that is there`() async throws {
        let story = try await Story()
        let before = try await story.office.dump()
        for quotation in [
            QuotationEdit(slug: "nowhere", text: "x"), QuotationEdit(slug: "summary", text: " "),
            QuotationEdit(slug: "summary", text: String(repeating: "x", count: 4_001)),
        ] {
            let fields = try await story.office.refusedFields {
                try await story.change { change in
                    _ = try change.addFinding(
                        to: story.incident, FindingEdit(kind: .surprise, title: "It was fast", detail: ""),
                        from: quotation)
                }
            }
            #expect(fields == [quotation.slug == "nowhere" ? "section" : "quote"])
        }
        let fields = try await story.office.refusedFields {
            try await story.change { change in
                _ = try change.addFollowUp(
                    FollowUpEdit(title: "Ask first"), incident: nil, finding: nil, state: .proposed,
                    from: QuotationEdit(slug: "summary", text: "x"))
            }
        }
        #expect(fields == ["quote"])
        #expect(try await story.office.dump().tablesDiffering(from: before) == [])
    }
}
