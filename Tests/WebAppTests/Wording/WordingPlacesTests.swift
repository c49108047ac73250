import Domain
import Foundation
import Storage
import TestSupport
import Testing

/// The plainest blame gets a hint wherever somebody writes.
struct WordingPlacesTests {
    private static let sentences = [
        "The queue grew because the on-call engineer forgot to switch the terminal.",
        "Raman should have checked the disk.",
        "Raman made a mistake.",
    ]

    private func hints(_ browser: Browser, _ place: String, _ text: String) async throws -> String {
        try await browser.open("/profile")
        let csrf = try browser.page.formToken()
        return try await browser.send(
            .post, "/wording/hints", form: [("csrf", csrf), ("place", place), ("text", text)]
        ).response.bodyText ?? ""
    }

    @Test(arguments: sentences)
    func `each is found in a section, a finding, a follow-up, the description of an incident and in new ones`(
        sentence: String
    ) async throws {
        let review = try await Reviewed()
        for place in [
            "section-1", "finding-1", "follow_up-1", "incident-1", "new-finding-1", "new-follow_up-1", "new-follow_up",
        ] {
            let answer = try await hints(review.priya, place, sentence)
            #expect(answer.contains("\"rule\":\""), "\(place)")
            #expect(answer.contains("Dismiss this hint") == !place.hasPrefix("new-"), "\(place)")
        }
    }

    @Test(arguments: ["new-cat-1", "new-finding-x", "new-finding-1-2", "old-finding-1", "new"])
    func `a place that is none is refused`(place: String) async throws {
        let review = try await Reviewed()
        try await review.priya.open("/profile")
        let csrf = try review.priya.page.formToken()
        let answer = try await review.priya.send(
            .post, "/wording/hints", form: [("csrf", csrf), ("place", place), ("text", "x")])
        #expect(answer.status == 400)
    }

    /// The ids of the fields beside which hints appear, and that the page has them.
    @Test(arguments: [
        ("/incidents/INC-1", "new-timeline_event-1", "text"),
        ("/incidents/INC-1/edit", "incident-1", "title summary how_noticed surprise"),
        ("/incidents/INC-1/findings/new", "new-finding-1", "title detail"),
        ("/follow-ups/new?incident=INC-1", "new-follow_up-1", "title detail"),
        ("/findings/1/edit", "finding-1", "title detail"), ("/follow-ups/FU-1/edit", "follow_up-1", "title detail"),
        ("/incidents/INC-1/timeline/2/edit", "timeline_event-2", "text"),
    ])
    func `a page on which people write asks for hints on every field`(path: String, place: String, fields: String)
        async throws
    {
        let review = try await Reviewed()
        let now = review.app.clock.now
        try await review.change { change in
            _ = try change.addToTimeline(of: review.id, [.init(moment: Moment(now), text: "The alert fires")])
            _ = try change.addFinding(
                to: review.id, FindingEdit(kind: .missingGuardrail, title: "Nothing asked", detail: ""))
            _ = try change.addFollowUp(
                FollowUpEdit(title: "Ask"), incident: review.id, finding: nil, state: .proposed)
        }
        let page = try await review.priya.open(path)
        #expect(page.status == 200)
        #expect(page.html.contains("data-place=\"\(place)\" data-fields=\"\(fields)\""))
        #expect(page.html.contains("js/wording"))
        for field in fields.split(separator: " ") { #expect(page.html.contains(" id=\"\(field)\""), "\(field)") }
    }

    @Test func `a description, a finding and a pasted entry show their hints without a script`() async throws {
        let review = try await Reviewed()
        try await review.priya.open("/incidents/INC-1/edit")
        try await review.priya.press("Save", [("summary", Self.sentences[0])])
        #expect(try await review.priya.open("/incidents/INC-1/edit").has("Dismiss this hint"))
        let finding = try await review.change {
            try $0.addFinding(
                to: review.id, FindingEdit(kind: .surprise, title: "Raman should have checked the disk", detail: ""))
        }
        #expect(try await review.priya.open("/findings/\(finding)/edit").has("Dismiss this hint"))
        try await review.priya.open("/incidents/INC-1/timeline/paste")
        let page = try await review.priya.press("Check the entries", [("lines", "10:31 Raman is to blame.")])
        #expect(page.has("Raman is to blame"))
        #expect(page.has("An example about the system:"))
    }

    @Test func `publishing names the open hints in every text`() async throws {
        let review = try await Reviewed()
        let now = review.app.clock.now
        try await review.change { change in
            _ = try change.addToTimeline(of: review.id, [.init(moment: Moment(now), text: "Raman is to blame.")])
            _ = try change.addFinding(to: review.id, FindingEdit(kind: .surprise, title: Self.sentences[1], detail: ""))
            _ = try change.addFollowUp(
                FollowUpEdit(title: "Tell Raman", detail: Self.sentences[2]), incident: review.id, finding: nil,
                state: .proposed)
        }
        try await review.priya.open("/incidents/INC-1/edit")
        try await review.priya.press("Save", [("summary", Self.sentences[0])])
        let page = try await review.priya.open("\(review.path)/review")
        #expect(page.has("1 wording hint in the timeline is still open."))
        #expect(page.has("1 wording hint in the finding “\(Self.sentences[1])” is still open."))
        #expect(page.has("1 wording hint in FU-1 is still open."))
        #expect(page.has("1 wording hint in the description of the incident is still open."))
        #expect(try await review.priya.click("1 wording hint in the timeline is still open.").has("Dismiss this hint"))
    }
}
