import Domain
import Foundation
import Storage
import TestSupport
import Testing

struct PostmortemReadingTests {
    @Test func `people appear by what they did, and by name once they choose to`() async throws {
        let review = try await Reviewed()
        let (mei, tomas) = (try await review.person(.mei), try await review.person(.tomas))
        try await review.change { change in
            try change.setRoles(
                of: review.id,
                [
                    RoleAssignment(role: .guardrailLead, personID: mei),
                    RoleAssignment(role: .responder, personID: tomas),
                ])
            _ = try change.addFollowUp(
                FollowUpEdit(title: "Ask for the name first", ownerID: mei, due: Day(iso: "2026-04-01")),
                incident: review.id,
                finding: nil, state: .committed)
        }
        try await review.write("the-fix", "{{roles}}\n\n{{follow-ups}}")
        var page = try await review.priya.open(review.path)
        #expect(page.has("the guardrail lead"))
        #expect(page.has("By an author"))
        // Colleagues see who owns a follow-up.
        #expect(page.html.components(separatedBy: "Mei Tanaka").count == 2)
        #expect(page.html.contains("<span class=\"owner-name\">Mei Tanaka</span>"))
        #expect(try await review.export().contains("Mei Tanaka") == false)
        try await review.change { change in
            try change.edit(mei, Profile(name: "Mei Tanaka", zone: "UTC", isNamedInPublic: true))
        }
        page = try await review.priya.open(review.path)
        #expect(page.html.components(separatedBy: "Mei Tanaka").count == 3)
        #expect(page.has("Tomás Lind") == false)
        #expect(try await review.export().contains("Mei Tanaka"))
    }

    @Test func `it ends with the guardrails it left behind and the chains that are still open`() async throws {
        let review = try await Reviewed()
        let (missing, gap) = try await review.change { change in
            (
                try change.addFinding(
                    to: review.id, FindingEdit(kind: .missingGuardrail, title: "Nothing asked", detail: "")),
                try change.addFinding(
                    to: review.id, FindingEdit(kind: .detectionGap, title: "Nobody saw it", detail: ""))
            )
        }
        try await review.change { change in
            let guardrail = try change.addGuardrail(
                GuardrailEdit(name: "Type the name", kind: .mollyGuard, position: .prevent, strength: .forcingFunction),
                state: .inPlace)
            try change.link(guardrail, .proposedBy, .finding(missing))
            try change.recordProof(
                of: guardrail, method: .test, result: .held, at: review.app.clock.now, note: "", evidenceAddress: "")
        }
        let page = try await review.priya.open(review.path)
        let end = try #require(
            page.text.range(of: "What this left behind #").map { String(page.text[$0.upperBound...]) })
        #expect(end.contains("1 of 1 guardrail in place."))
        #expect(end.contains("GR-1 Type the name Proven Forcing function, last proven 1 Mar 2026"))
        let open = try #require(end.range(of: "Still open").map { String(end[$0.upperBound...]) })
        #expect(open.contains("Nobody saw it"))
        #expect(open.contains("Nothing asked") == false)
        _ = gap
    }

    @Test func `a block stands where a section asks for it first, and only there`() async throws {
        let review = try await Reviewed()
        try await review.write(
            "what-happened", "Before.\n\n{{timeline}}\n\nAfter, `{{timeline}}` is code.\n\n{{timeline}}")
        try await review.write("who-and-what-was-affected", "{{timeline}}\n\n{{unknown}}")
        let html = try await review.priya.open(review.path).html
        #expect(html.components(separatedBy: "<ol class=\"timeline\">").count == 2)
        #expect(html.components(separatedBy: "<p>{{timeline}}</p>").count == 3)
        #expect(html.contains("<p>{{unknown}}</p>"))
    }

    @Test func `a link that is defined below a block is a link above it`() async throws {
        let review = try await Reviewed()
        try await review.write(
            "what-happened", "See [the log].\n\n{{timeline}}\n\nAfter.\n\n[the log]: https://example.org/log")
        let html = try await review.priya.open(review.path).html
        #expect(html.contains("<a href=\"https://example.org/log\">the log</a>"))
        #expect(html.contains("<p>After.</p>"))
    }

    @Test func `what Handrail wrote about the paperwork is no part of the story`() async throws {
        let review = try await Reviewed(template: nil)
        let told = review.app.clock.now.addingTimeInterval(60)
        try await review.change { change in
            _ = try change.addToTimeline(of: review.id, [.init(moment: Moment(told), text: "It is **over**")])
        }
        review.app.clock.advance(by: 86_400)
        try await review.priya.open("\(review.path)/new")
        try await review.priya.press("Start the postmortem", [("template", "guardrail-first")])
        #expect(try await review.priya.open("/incidents/\(review.id.key)").has("State changed from resolved"))
        let page = try await review.priya.open(review.path)
        #expect(page.has("It is over"))
        #expect(page.has("Declared as SEV2"))
        #expect(page.has("State changed") == false)
    }

    @Test func `a draft tells its writers what is not filled in, and where to fill it in`() async throws {
        let review = try await Reviewed()
        let page = try await review.priya.open(review.path)
        #expect(page.has("The impact has not been filled in yet. Fill it in"))
        #expect(page.has("Nobody has a role in this yet. Set the roles"))
        #expect(page.links.contains { $0.address == "/incidents/INC-1/impact" })
        #expect(page.links.contains { $0.address == "/incidents/INC-1/roles" })
        #expect(try await review.priya.open("\(review.path)/review").has("The impact has not been filled in yet."))
    }

    @Test func `readers see nothing of what is not filled in, on the page and in Markdown`() async throws {
        let review = try await Reviewed()
        try await review.write("where-else-the-same-gap-is", "In the importer.\n\n{{FU-9}}")
        try await review.publish()
        let page = try await review.priya.open(review.path)
        let export = try await review.export()
        for words in [
            "has not been filled in", "Nobody has", "There are no", "Nothing has been written",
            "Who and what was affected",
            "The fix", "How we would undo it",
        ] {
            #expect(!page.has(words), "\(words)")
            #expect(!export.contains(words), "\(words)")
        }
        for words in ["What happened", "In the importer."] {
            #expect(page.has(words))
            #expect(export.contains(words))
        }
        #expect(!export.contains("{{"))
        try await review.change { change in
            try change.setImpacts(of: review.id, [Impact(kind: .people, certainty: .measured, quantity: 40, note: "")])
        }
        #expect(try await review.priya.open(review.path).has("40 (measured)"))
        #expect(try await review.export().contains("40 (measured)"))
    }

    @Test func `headings of a section stand below the section's own`() async throws {
        let review = try await Reviewed()
        try await review.write("what-happened", "# First\n\n## Second\n")
        try await review.write("the-fix", "### Already low\n")
        let html = try await review.priya.open(review.path).html
        #expect(html.contains("<h3 id=\"what-happened-first\">"))
        #expect(html.contains("<h4 id=\"what-happened-second\">"))
        #expect(html.contains("<h3 id=\"the-fix-already-low\">"))
    }

    @Test func `the incident's own summary leads while none is written`() async throws {
        let review = try await Reviewed()
        try await review.change { change in
            let incident = try change.reading.incident(review.id)
            try change.edit(
                review.id,
                IncidentEdit(
                    title: "Ledger rows deleted", kind: .incident, severity: .sev2, summary: "Four million rows.",
                    howNoticed: "", surprise: "", services: []), from: incident?.version ?? 0)
        }
        #expect(try await review.priya.open(review.path).has("Four million rows."))
        #expect(try await review.export().contains("## Summary\n\nFour million rows.\n"))
        try await review.write("summary", "4.2 million.")
        #expect(try await review.priya.open(review.path).has("Four million rows.") == false)
    }

    @Test func `text that would be markup is text`() async throws {
        let review = try await Reviewed("<script>alert(1)</script> & \"Co\"")
        try await review.write("summary", "<script>alert(2)</script> [x](javascript:alert(3))")
        let html = try await review.priya.open(review.path).html
        #expect(html.contains("<script>alert") == false)
        #expect(html.contains("javascript:alert(3)\"") == false)
        #expect(html.contains("&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;Co&quot;"))
    }
}
