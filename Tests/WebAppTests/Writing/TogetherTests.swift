import Domain
import Foundation
import Storage
import TestSupport
import Testing
import WebServer

@testable import WebApp

struct TogetherTests {
    @Test func `two forms without scripts, saved one after the other, are both in the text`() async throws {
        let review = try await Reviewed()
        let mei = try await review.app.browser(as: .mei)
        try await mei.open("\(review.path)/sections/summary")
        try await review.write("summary", "Priya's words.")
        let page = try await mei.press("Save", [("text", "Mei's words.")])
        #expect(page.has("Saved “Summary”, together with what somebody else wrote in the meantime."))
        #expect(
            page.forms.flatMap(\.fields).contains {
                $0.name == "text-summary" && $0.value == "Priya's words. Mei's words."
            })
        #expect(try await mei.open("\(review.path)/sections/summary/history").has("Mei Tanaka wrote revision 3"))
    }

    @Test func `sending a form twice is sending it once`() async throws {
        let review = try await Reviewed()
        let page = try await review.priya.open("\(review.path)/edit")
        let form = try #require(page.forms.first { $0.id == "writing" })
        let values = try form.filled(with: [("text-summary", "Once.")], pressing: "Save")
        for _ in 0..<2 { try await review.priya.send(.post, form.action, form: values) }
        let shown = try await review.priya.open("\(review.path)/edit")
        #expect(shown.forms.flatMap(\.fields).contains { $0.name == "text-summary" && $0.value == "Once." })
    }

    @Test func `a script gets the revision, the text, what leads there, and the flags`() async throws {
        let review = try await Reviewed()
        try await review.write("summary", "The job was slow today.")
        try await review.write("summary", "The job was late today.")
        let answer = try await submit(review, "The job was broken today. More.", from: 2)
        #expect(answer.status == 200)
        let json = try #require(try JSONSerialization.jsonObject(with: Data(answer.html.utf8)) as? [String: Any])
        #expect(json["revision"] as? Int == 4)
        #expect(json["text"] as? String == "The job was late broken today. More.")
        let edits = try #require(json["edits"] as? [[String: Any]])
        #expect(edits.first?["at"] as? Int == 12)
        #expect(edits.first?["insert"] as? String == "late ")
        let flags = try #require(json["flags"] as? [[String: Any]])
        #expect(flags.first?["theirs"] as? String == "late")
        #expect(flags.first?["myName"] as? String == "You")
        let known = try await review.priya.open("\(review.path)/sections/summary/text?from=3")
        #expect(known.html.contains(#""insert":"broken ","remove":0"#))
    }

    @Test func `a script is told why a text cannot be kept`() async throws {
        let review = try await Reviewed()
        let answer = try await submit(review, String(repeating: "x", count: Text.longest + 1), from: 1)
        #expect(answer.status == 422)
        #expect(answer.html.contains(#"{"problems":["Summary is too long"#))
    }

    @Test func `a passage that two people changed is decided on the page`() async throws {
        let review = try await Reviewed()
        let mei = try await review.app.browser(as: .mei)
        try await review.write("summary", "The job was slow today.")
        try await mei.open("\(review.path)/sections/summary")
        try await review.write("summary", "The job was late today.")
        let page = try await mei.press("Save", [("text", "The job was broken today.")])
        #expect(page.has("You both changed this."))
        #expect(page.html.contains("<li class=\"flagged\" data-outline=\"summary\""))
        let decided = try await mei.press("Take Priya Raman’s")
        #expect(decided.has("Resolved the passage in “Summary”."))
        #expect(decided.has("You both changed this.") == false)
        #expect(
            decided.forms.flatMap(\.fields).contains {
                $0.name == "text-summary" && $0.value == "The job was late today."
            })
        #expect(
            try await mei.send(.post, "\(review.path)/flags/1", form: try csrf(decided) + [("choice", "mine")]).status
                == 422)
        #expect(try await mei.send(.post, "\(review.path)/flags/1", form: try csrf(decided)).status == 422)
    }

    @Test func `any two texts of a section can be compared`() async throws {
        let review = try await Reviewed()
        try await review.write("summary", "The job was slow.")
        review.app.clock.advance(by: 3_600)
        try await review.write("summary", "The job was late.")
        let page = try await review.priya.open("\(review.path)/sections/summary/history?from=2&to=3")
        #expect(page.html.contains("The job was<del> slow.</del><ins> late.</ins>"))
        #expect(page.has("wrote revision 3, the current one"))
        #expect(page.has("Save revision 2 again"))
        #expect(try await review.priya.open("\(review.path)/sections/summary/history?from=2&to=9").status == 404)
    }

    private func csrf(_ page: Page) throws -> [(String, String)] {
        [("csrf", try page.formToken())]
    }

    private func submit(_ review: Reviewed, _ text: String, from revision: Int) async throws -> Page {
        let page = try await review.priya.open("\(review.path)/edit")
        let fields =
            try csrf(page) + [("text", text), ("revision", String(revision)), ("client", "test"), ("sequence", "1")]
        return try await review.priya.send(
            .post, "\(review.path)/sections/summary", form: fields, headers: ["accept": "application/json"])
    }
}
