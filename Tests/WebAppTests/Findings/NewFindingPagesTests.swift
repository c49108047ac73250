import Domain
import Foundation
import TestSupport
import Testing

@Suite("A new finding with its answer")
struct NewFindingPagesTests {
    private static let address = "/incidents/INC-1/findings/new"

    private func chains(_ page: Page) -> Int {
        page.html.components(separatedBy: "class=\"chain-box\"").count - 1
    }

    /// The values of the guardrails that the page offers.
    private func offered(_ page: Page) -> [String] {
        page.forms.flatMap(\.fields).filter { $0.name == "guardrail" }.map(\.value)
    }

    @Test
    func `becomes a finding, a guardrail of the catalogue and a commitment in one submission, and is undone as one`()
        async throws
    {
        let story = try await ChainStory()
        let mei = story.mei
        var page = try await mei.open(Self.address)
        page = try await mei.press(
            "Show what fits the words above", [("title", "A cleanup runs without a row estimate")])
        #expect(page.status == 200)
        let entry = try #require(offered(page).first { $0.hasPrefix("entry ") })
        page = try await mei.press("Add the finding", [("guardrail", entry)])
        #expect(page.path == "/incidents/INC-1#findings")
        #expect(page.has("Finding added, with GR-1"))
        #expect(page.has("Add another finding"))
        #expect(page.has("Missing guardrail A cleanup runs without a row estimate"))
        #expect(chains(page) == 1)
        #expect(page.has("Add GR-1"))
        let guardrail = try await mei.open("/guardrails/GR-1")
        #expect(guardrail.has("Building"))
        #expect(guardrail.has("Ledger"))
        let followUp = try await mei.open("/follow-ups/FU-1")
        #expect(followUp.has("Committed"))
        #expect(followUp.has("Mei"))
        #expect(try await mei.open("/guardrails/suggestion-answers").has("A cleanup runs without a row estimate"))

        try await mei.open(Self.address)
        try await mei.press("Add the finding", [("title", "Nobody was told"), ("guardrail", entry)])
        page = try await mei.press("Undo")
        #expect(page.path == "/incidents/INC-1#findings")
        #expect(page.has("Undone."))
        #expect(chains(page) == 1)
        for address in ["/findings/2", "/guardrails/GR-2", "/follow-ups/FU-2"] {
            #expect(try await mei.open(address).status == 404, "\(address)")
        }
        #expect(try await mei.open("/guardrails/GR-1").status == 200)
    }

    @Test func `about a guardrail that failed makes it degraded and repairs it`() async throws {
        let story = try await ChainStory()
        let mei = story.mei
        try await story.addGuardrail("Row estimate before every cleanup", [("services", "1")])
        try await story.addGuardrail("Certificates are renewed by themselves")
        try await mei.open(Self.address)
        var page = try await mei.press(
            "Show what fits the words above", [("title", "The row estimate of the cleanup was wrong")])
        #expect(offered(page).contains("GR-1 failed_in"))
        page = try await mei.press("Add the finding", [("guardrail", "GR-1 failed_in")])
        #expect(page.has("Weak guardrail The row estimate of the cleanup was wrong"))
        #expect(page.has("Repair GR-1 Row estimate before every cleanup"))
        #expect(page.has("Not stopped by GR-1 Row estimate before every cleanup Degraded"))
        #expect(chains(page) == 1)
    }

    @Test(arguments: ["failed_in", "bypassed_in"])
    func `about a guardrail that failed is undone with what it did to the guardrail`(relation: String) async throws {
        let story = try await ChainStory()
        let mei = story.mei
        try await story.addGuardrail("Row estimate before every cleanup", [("services", "1")])
        try await mei.open("/guardrails/GR-1/proofs/new")
        try await mei.press("Record the proof", [("result", "held"), ("method", "drill")])
        for isDegradedSince in [false, true] {
            try await mei.open(Self.address)
            try await mei.press(
                "Show what fits the words above", [("title", "The row estimate of the cleanup was wrong")])
            try await mei.press("Add the finding", [("guardrail", "GR-1 \(relation)")])
            #expect(try mei.page.has("Degraded"))
            let tomas = try await story.app.browser(as: .tomas)
            if isDegradedSince {
                try await tomas.open("/guardrails/GR-1/proofs/new")
                try await tomas.press("Record the proof", [("result", "failed"), ("method", "drill")])
            }
            #expect(try await mei.press("Undo").has("Undone."))
            #expect(try await mei.open("/guardrails?state=degraded").has("Row estimate") == isDegradedSince)
            #expect(try await mei.open("/guardrails?state=proven").has("Row estimate") == !isDegradedSince)
        }
    }

    @Test func `about a guardrail that is missing in this service brings it there`() async throws {
        let story = try await ChainStory()
        let mei = story.mei
        try await story.addGuardrail("Row estimate before every cleanup", [("services", "2")])
        try await mei.open(Self.address)
        let title = "The cleanup had no row estimate"
        try await mei.press("Show what fits the words above", [("title", title)])
        let page = try await mei.press("Add the finding", [("guardrail", "GR-1 absent_in")])
        #expect(page.has("Bring GR-1 Row estimate before every cleanup to Ledger"))
        #expect(page.has("Lacked GR-1"))
        #expect(try await mei.open("/guardrails/GR-1").has("FU-1"))
    }

    @Test func `about a guardrail that held has nothing to follow up`() async throws {
        let story = try await ChainStory()
        let mei = story.mei
        try await story.addGuardrail("Row estimate before every cleanup", [("services", "1")])
        try await mei.open(Self.address)
        try await mei.press("Show what fits the words above", [("title", "The row estimate stopped the cleanup early")])
        let page = try await mei.press("Add the finding", [("guardrail", "GR-1 held_in")])
        #expect(page.has("Guardrail held The row estimate stopped the cleanup early"))
        #expect(page.has("Was held by GR-1"))
        #expect(try await mei.open("/follow-ups").has("FU-1") == false)
    }

    @Test func `with a guardrail of another name asks for its name and strength, and keeps what was typed`()
        async throws
    {
        let story = try await ChainStory()
        let mei = story.mei
        try await mei.open(Self.address)
        var page = try await mei.press(
            "Add the finding", [("title", "The prompt has no default"), ("guardrail", "new"), ("due", "soon")])
        #expect(page.status == 422)
        #expect(page.has("Enter a name for the new guardrail."))
        #expect(page.has("Choose how strong it is."))
        #expect(page.has("“soon” is not a valid date."))
        #expect(page.forms.flatMap(\.fields).contains { $0.value == "The prompt has no default" })
        page = try await mei.press(
            "Add the finding",
            [
                ("guardrail_name", "No is the default"), ("guardrail_strength", "forcing_function"),
                ("follow_up", "Answer no by itself"), ("due", "2026-03-20"),
            ])
        #expect(page.has("Finding added, with GR-1 No is the default and FU-1, due 2026-03-20."))
        #expect(page.has("FU-1 Answer no by itself"))
    }

    @Test func `may stay an idea, or have no follow-up at all`() async throws {
        let story = try await ChainStory()
        let mei = story.mei
        try await mei.open(Self.address)
        let fields = [
            ("title", "Nothing counts the rows"), ("guardrail", "new"), ("guardrail_name", "Count the rows"),
            ("guardrail_strength", "automatic_limit"),
        ]
        try await mei.press("Add the finding", fields + [("follow_up_state", "proposed"), ("owner", "")])
        #expect(try await mei.open("/follow-ups/FU-1").has("Proposed"))
        #expect(try await mei.open("/guardrails/GR-1").has("Proposed"))
        try await mei.open(Self.address)
        let page = try await mei.press("Add the finding", fields + [("follow_up_state", "none")])
        #expect(page.has("Finding added, with GR-2 Count the rows."))
        #expect(page.has("No follow-up"))
    }

    @Test func `offers nothing of a guardrail that an attacker names`() async throws {
        let story = try await ChainStory()
        try await story.mei.open(Self.address)
        for words in ["GR-99 failed_in", "entry ../../etc", "GR-1 added_by"] {
            let page = try await story.mei.press(
                "Add the finding", [("title", "Nothing counts the rows"), ("guardrail", words)])
            #expect(page.status == 422, "\(words)")
        }
        #expect(try await story.mei.open("/incidents/INC-1").has("Add the first finding"))
    }
}
