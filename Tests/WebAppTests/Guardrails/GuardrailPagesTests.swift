import Domain
import TestSupport
import Testing

@Suite("A guardrail in the browser")
struct GuardrailPagesTests {
    @Test func `is linked to what asked for it in the moment it is made`() async throws {
        let story = try await ChainStory()
        try await story.addFinding()
        let page = try await story.addGuardrail(
            "Row estimate", state: "proposed", address: "/guardrails/new?finding=1&incident=INC-1",
            [("incident_relation", "absent_in")])
        #expect(page.path == "/guardrails/GR-1?from=INC-1")
        #expect(page.has("Asked for by Missing guardrail A cleanup runs without a row estimate learned from INC-1"))
        #expect(page.has("Was absent in INC-1 Cleanup deleted the wrong rows"))
        #expect(page.has("Protects Ledger"))
    }

    @Test func `is not made at all when the link to it cannot be`() async throws {
        let story = try await ChainStory()
        let page = try await story.addGuardrail(
            "Row estimate", address: "/guardrails/new?incident=INC-1", [("incident_relation", "added_by")])
        #expect(page.status == 422)
        #expect(page.has("Choose how it is related to the incident."))
        #expect(page.forms.flatMap(\.fields).contains { $0.value == "Row estimate" })
        #expect(try await story.mei.open("/guardrails").has("There are no guardrails yet."))
    }

    @Test func `says everything that is missing at once and keeps what was typed`() async throws {
        let story = try await ChainStory()
        try await story.mei.open("/guardrails/new")
        let page = try await story.mei.press(
            "Add the guardrail",
            [
                ("bypass", "An administrator"), ("proof_every_days", "often"), ("evidence", "javascript:alert(1)"),
                ("services", story.ledger.description),
            ])
        #expect(page.status == 422)
        for sentence in [
            "Enter a name.", "Choose what kind of guardrail it is.", "Choose when it acts.", "Choose how strong it is.",
            "Choose its state.", "Enter a number of days between 1 and 3650, or leave it empty.",
            "Each line of evidence needs an address that begins with https:// or http://",
        ] {
            #expect(page.has(sentence))
        }
        let fields = page.forms.flatMap(\.fields)
        for value in ["An administrator", "often", "javascript:alert(1)"] {
            #expect(fields.contains { $0.value == value })
        }
        #expect(fields.contains { $0.name == "services" && $0.value == story.ledger.description && $0.isOn })
    }

    @Test func `keeps every field through an edit that changes nothing`() async throws {
        let story = try await ChainStory()
        var page = try await story.addGuardrail(
            "Row estimate", address: "/guardrails/new",
            [
                ("statement", "It counts *first*."), ("proof_method", "drill"), ("proof_every_days", "60"),
                ("bypass", "The flag `--force`."), ("services", story.ledger.description), ("owner_team", "1"),
                ("evidence", "The runner https://example.org/pull/4\nhttps://example.org/pull/5"),
            ])
        for words in [
            "It counts first.", "To be proven by a drill, every 60 days.", "The flag --force.", "Protects Ledger",
            "Owner Platform", "Strong: forcing function", "Prevents the failure.",
        ] {
            #expect(page.has(words), "\(words)")
        }
        #expect(page.links.contains { $0.text == "The runner" && $0.address == "https://example.org/pull/4" })
        try await story.mei.click("Edit")
        page = try await story.mei.press("Save")
        #expect(page.path == "/guardrails/GR-1")
        #expect(!page.has("edited GR-1"))
    }

    @Test func `is proven, becomes stale by itself, and degrades when it fails`() async throws {
        let story = try await ChainStory()
        try await story.addGuardrail("Row estimate", [("proof_method", "test"), ("proof_every_days", "60")])
        try await story.mei.click("Record a proof")
        var page = try await story.mei.press("Record the proof", [("at", "in a while"), ("note", "Seen")])
        #expect(page.status == 422)
        #expect(page.has("Choose whether it held or failed."))
        #expect(page.has("“in a while” is not a time that Handrail understands."))
        #expect(page.forms.flatMap(\.fields).contains { $0.value == "Seen" })
        page = try await story.mei.press("Record the proof", [("at", "2026-03-09"), ("result", "held")])
        #expect(page.has("A proof cannot be in the future."))
        page = try await story.mei.press("Record the proof", [("at", "2026-02-20"), ("result", "held")])
        #expect(page.has("It held. Proof of GR-1 recorded."))
        #expect(page.has("Proven"))
        #expect(page.has("21 Apr 2026"))

        story.app.clock.advance(by: 61 * 86_400)
        let later = try await story.app.browser(as: .mei)
        page = try await later.open("/guardrails")
        #expect(page.has("Stale"))
        #expect(page.has("10 days late"))

        try await later.open("/guardrails/GR-1")
        try await later.click("Record a proof")
        page = try await later.press("Record the proof", [("result", "failed")])
        #expect(page.has("Degraded"))
        page = try await later.press("Start repairing")
        page = try await later.press("Mark as in place")
        #expect(page.has("GR-1 is now in place, unproven."))
    }

    @Test func `is retired with a reason and names what replaces it`() async throws {
        let story = try await ChainStory()
        try await story.addGuardrail("Ask on the channel")
        try await story.addGuardrail("Row estimate")
        try await story.mei.open("/guardrails/GR-1")
        try await story.mei.click("Retire")
        var page = try await story.mei.press("Retire", [("replaced_by", "GR-1")])
        #expect(page.status == 422)
        page = try await story.mei.press("Retire", [("reason", "Nobody read it."), ("replaced_by", "GR-9")])
        #expect(page.has("Enter the key of another guardrail"))
        #expect(page.forms.flatMap(\.fields).contains { $0.value == "Nobody read it." })
        page = try await story.mei.press("Retire", [("replaced_by", "GR-2 Row estimate")])
        #expect(page.has("Retired: Nobody read it. Replaced by GR-2 Row estimate."))
        page = try await story.mei.press("Restore as proposed")
        #expect(page.has("GR-1 is now proposed."))
    }

    @Test func `knows which services share its incidents and lack it`() async throws {
        let story = try await ChainStory()
        try await story.addGuardrail("Row estimate", address: "/guardrails/new?incident=INC-1", [("services", "2")])
        var page = try await story.mei.open("/guardrails/GR-1")
        #expect(page.has("Ledger touched by INC-1"))
        try await story.mei.open("/guardrails/GR-1/edit")
        page = try await story.mei.press("Save", [("services", story.ledger.description)])
        #expect(page.has("It protects every service that its incidents affected"))
    }

    @Test func `that two people edit at once keeps what either changed`() async throws {
        let story = try await ChainStory()
        try await story.addGuardrail("Row estimate")
        let tomas = try await story.app.browser(as: .tomas)
        try await tomas.open("/guardrails/GR-1/edit")
        try await story.mei.open("/guardrails/GR-1/edit")
        try await story.mei.press("Save", [("bypass", "Nobody can"), ("strength", "eliminate")])
        let page = try await tomas.press("Save", [("bypass", "A flag")])
        #expect(page.path == "/guardrails/GR-1")
        #expect(page.has("Mei Tanaka changed strength, who can bypass it at"))
        #expect(page.has("Eliminate"))
        #expect(page.has("Nobody can A flag"))
    }

    @Test func `goes to the bin and comes back with its links`() async throws {
        let story = try await ChainStory()
        try await story.addFinding()
        try await story.addGuardrail("Row estimate", address: "/guardrails/new?finding=1")
        var page = try await story.mei.press("Move to the bin")
        #expect(page.path == "/guardrails")
        page = try await story.mei.press("Undo")
        #expect(page.has("Asked for by Missing guardrail"))
    }
}
