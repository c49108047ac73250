import Domain
import TestSupport
import Testing

@Suite("The list of follow-ups")
struct FollowUpListTests {
    @Test func `puts one's own first, ideas apart, and says in words how late something is`() async throws {
        let story = try await ChainStory()
        try await story.addFollowUp("Tomás estimates", owner: .tomas, due: "2026-03-05")
        try await story.addFollowUp("Mei estimates", owner: .mei, due: "2026-03-20")
        try await story.addFollowUp("Perhaps a canary", owner: nil, due: "")
        story.app.clock.advance(by: 13 * 86_400)
        let text = try await story.mei.open("/follow-ups").text
        #expect(text.contains("5 Mar 2026 9 days late"))
        let words = ["Yours", "Mei estimates", "Everybody else’s", "Tomás estimates", "Ideas", "Perhaps a canary"]
        let list = text.range(of: "Yours").map { text[$0.lowerBound...] } ?? ""
        let places = words.compactMap { list.range(of: $0)?.lowerBound }
        #expect(places.count == 6)
        #expect(places == places.sorted())
    }

    @Test func `counts what both of its lists show together`() async throws {
        let story = try await ChainStory()
        for number in 1...3 { try await story.addFollowUp("Task \(number)", owner: number == 1 ? .mei : .tomas) }
        let page = try await story.mei.open("/follow-ups")
        #expect(page.has("3 follow-ups, 1 yours Yours"))
        let tomas = try await story.app.browser(as: .tomas)
        #expect(try await tomas.open("/follow-ups").has("3 follow-ups, 2 yours Yours"))
        let priya = try await story.app.browser(as: .priya)
        #expect(try await priya.open("/follow-ups").has("3 follow-ups Commitments"))
    }

    @Test(arguments: [
        ("owner=me", ["Mei estimates"]), ("owner=none", ["Perhaps a canary"]), ("overdue=yes", ["Tomás estimates"]),
        ("state=proposed", ["Perhaps a canary"]), ("state=committed", ["Mei estimates", "Tomás estimates"]),
        ("state=finished", ["Letter"]), ("team=platform", []), ("state=dropped", []),
        ("state=any", ["Letter", "Mei estimates", "Perhaps a canary", "Tomás estimates"]),
    ])
    func `is filtered by its address`(query: String, titles: [String]) async throws {
        let story = try await ChainStory()
        try await story.addFollowUp("Tomás estimates", owner: .tomas, due: "2026-02-20")
        try await story.addFollowUp("Mei estimates", owner: .mei, due: "2026-03-20")
        try await story.addFollowUp("Perhaps a canary", owner: nil, due: "")
        try await story.addFollowUp("Letter", owner: .tomas)
        try await story.mei.click("Mark as done")
        try await story.mei.press("Mark as done", [("reason", "A letter.")])
        let page = try await story.mei.open("/follow-ups?\(query)")
        #expect(page.status == 200)
        let shown = page.links.map(\.text).filter {
            ["Tomás estimates", "Mei estimates", "Perhaps a canary", "Letter"].contains($0)
        }
        #expect(shown.sorted() == titles)
        #expect(page.has("Nothing matches.") == titles.isEmpty)
    }

    @Test(arguments: [
        ("state=comitted", "There is no state “comitted”."), ("owner=99", "There is no owner “99”."),
        ("owner=you", "There is no owner “you”."), ("team=nobody", "There is no team “nobody”."),
        ("overdue=maybe", "not “maybe”"), ("sort=zebra", "There is no order “zebra”."),
        ("after=FU-0", "There is no page beside “FU-0”."),
        ("before=INC-1", "There is no page beside “INC-1”."),
        ("after=FU-99999999999999999999", "There is no page"), ("after=FU-1&before=FU-2", "There is no page"),
        ("colour=red", "There is no filter “colour”."),
    ])
    func `says what it does not know instead of ignoring it`(query: String, sentence: String) async throws {
        let story = try await ChainStory()
        try await story.addFollowUp("Estimate first")
        let page = try await story.mei.open("/follow-ups?\(query)")
        #expect(page.status == 422)
        #expect(page.has(sentence))
        #expect(!page.has("Estimate first"))
    }

    @Test func `has pages, and each follow-up stands on one of them`() async throws {
        let story = try await ChainStory()
        let tomas = ID<Person>(text: try await story.number(of: .tomas))
        try await story.app.store.change(by: .command("test"), at: story.app.clock.now) { change in
            for number in 1...51 {
                _ = try change.addFollowUp(
                    .init(title: "Work \(number).", ownerID: tomas, due: Day(iso: "2026-04-01")), incident: nil,
                    finding: nil, state: .committed)
            }
        }
        var page = try await story.mei.open("/follow-ups")
        #expect(page.has("51 follow-ups"))
        #expect(!page.has("Previous"))
        #expect(!page.has("Work 51."))
        page = try await story.mei.click("Next")
        #expect(page.has("Work 51."))
        #expect(!page.has("Work 50."))
        #expect(!page.has("Next"))
        #expect(try await story.mei.click("Previous").has("Work 50."))
    }

    @Test func `is sorted by the heads of its table, and keeps its filter`() async throws {
        let story = try await ChainStory()
        try await story.addFollowUp("Apples", owner: .tomas, due: "2026-03-20")
        try await story.addFollowUp("Zebras", owner: .tomas, due: "2026-03-05")
        try await story.mei.open("/follow-ups?owner=\(try await story.number(of: .tomas))")
        var page = try await story.mei.click("Follow-up")
        #expect(page.path.contains("sort=title"))
        #expect(page.path.contains("owner="))
        #expect(isBefore("Apples", "Zebras", page.text))
        page = try await story.mei.open("/follow-ups?sort=-title")
        #expect(isBefore("Zebras", "Apples", page.text))
    }

    @Test func `that is empty says what it is for`() async throws {
        let story = try await ChainStory()
        let page = try await story.mei.open("/follow-ups")
        #expect(page.has("A follow-up is a commitment with one owner and one due date"))
    }
}

private func isBefore(_ first: String, _ second: String, _ text: String) -> Bool {
    guard let first = text.range(of: first), let second = text.range(of: second) else { return false }
    return first.lowerBound < second.lowerBound
}
