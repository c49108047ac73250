import Domain
import HTML
import Testing

@testable import WebApp

@Suite struct ListTests {
    @Test func `one page needs no pagination`() {
        #expect(pagination(page: 1, pageCount: 1) { _ in Paths.home }.isEmpty)
    }

    @Test func `the first page has no previous and the last no next`() {
        let first = pagination(page: 1, pageCount: 3) { Link(["list"], query: [("page", String($0))]) }.description
        let last = pagination(page: 3, pageCount: 3) { Link(["list"], query: [("page", String($0))]) }.description
        #expect(first.contains("href=\"/list?page=2\"") && !first.contains("rel=\"prev\""))
        #expect(last.contains("href=\"/list?page=2\"") && !last.contains("rel=\"next\""))
    }

    @Test func `the sorted column says in which direction`() {
        #expect(
            sortHeader("Due", isSorted: .descending, link: Paths.home).description.contains("aria-sort=\"descending\""))
        #expect(!sortHeader("Due", isSorted: nil, link: Paths.home).description.contains("aria-sort"))
    }

    @Test func `a cell carries the head of its column for a narrow screen`() {
        #expect(cell("Owner", "Ana").description == "<td data-label=\"Owner\">Ana</td>")
    }

    @Test(arguments: Severity.allCases)
    func `a severity says its code and is fuller the worse it is`(severity: Severity) {
        let html = severityMark(severity).description
        #expect(html.contains("SEV\(severity.level)"))
        #expect(html.contains("height=\"\(12 - 3 * (severity.level - 1))\"/>"))
    }

    @Test(arguments: Strength.Grade.allCases)
    func `a glyph has as many rails as its grade, and a name`(grade: Strength.Grade) {
        let html = glyph(grade).description
        #expect(html.split(separator: "class=\"rail\"").count - 1 == grade.rails)
        #expect(html.contains("aria-label=\"\(grade.label)\""))
    }

    @Test func `a missing guardrail is drawn and named`() {
        #expect(glyph(nil).description.contains("aria-label=\"Missing\""))
        #expect(glyph(nil, label: "Billing").description.contains("aria-hidden=\"true\""))
    }
}
