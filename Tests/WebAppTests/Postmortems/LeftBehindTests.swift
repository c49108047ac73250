import Domain
import Storage
import TestSupport
import Testing

@testable import WebApp

struct LeftBehindTests {
    @Test func `a chain that a section shows is not drawn again at the end, which leads to it`() async throws {
        let review = try await Reviewed()
        let finding = try await review.change { change in
            try change.addFinding(
                to: review.id, FindingEdit(kind: .missingGuardrail, title: "Nothing asked", detail: ""))
        }
        try await review.write("which-guardrail-was-missing", "One.\n\n{{findings}}")
        var page = try await review.priya.open(review.path)
        #expect(page.has("Still open"))
        #expect(page.links.contains { $0.address.hasSuffix("#finding-\(finding)") && $0.text == "Nothing asked" })
        #expect(page.html.components(separatedBy: "chain-title").count == 2)

        try await review.write("which-guardrail-was-missing", "One.")
        page = try await review.priya.open(review.path)
        #expect(!page.links.contains { $0.address.hasSuffix("#finding-\(finding)") })
        #expect(page.html.components(separatedBy: "chain-title").count == 2)
    }
}
