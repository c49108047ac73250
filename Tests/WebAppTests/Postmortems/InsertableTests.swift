import TestSupport
import Testing

@testable import WebApp

struct InsertableTests {
    @Test func `beside every text stands what its placeholders mean and what else can be inserted`() async throws {
        let review = try await Reviewed()
        try await review.write("summary", "Rows.\n\n{{times}}\n\n{{roles}}")
        for address in ["\(review.path)/edit", "\(review.path)/sections/summary"] {
            let page = try await review.priya.open(address)
            #expect(page.has("{{times}} stands for the times of the incident."), "\(address)")
            #expect(page.has("{{roles}} stands for the roles of the incident."), "\(address)")
            #expect(page.has("What can be inserted"))
            for word in ["{{timeline}} the timeline", "{{follow-ups}} the follow-ups", "{{finding-3}} one finding"] {
                #expect(page.has(word), "\(word) at \(address)")
            }
        }
        try await review.write("summary", "Rows.")
        let page = try await review.priya.open("\(review.path)/sections/summary")
        #expect(!page.has("stands for"))
        #expect(page.has("What can be inserted"))
    }
}
