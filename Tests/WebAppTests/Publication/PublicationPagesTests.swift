import Domain
import Foundation
import Storage
import TestSupport
import Testing

struct PublicationPagesTests {
    @Test func `a review goes from request to publication, with two people and no script`() async throws {
        let review = try await Reviewed()
        let mei = try await review.app.browser(as: .mei)
        try await review.writeRequired()
        try await review.ask(.mei)
        #expect(try await mei.open("/").has("Review the postmortem of “Ledger rows deleted”"))
        try await mei.click("Review the postmortem")
        #expect(try mei.page.has("Waiting for Mei Tanaka."))
        var page = try await mei.press(
            "Add the comment",
            [("quote", "Written: summary"), ("comment", "Say how many."), ("blocking", "on")])
        #expect(page.has("Say how many."))
        #expect(page.has("A comment on Summary is marked as blocking. Resolve it first."))
        page = try await mei.press("Submit the decision", [("decision", "approve"), ("note", "")])
        #expect(page.status == 422)
        #expect(page.has("Your comment on “Summary” is still marked as blocking: “Say how many.”"))
        #expect(page.links.contains { $0.address == "#decision" && $0.text == "Give your decision" })
        try await mei.press("Resolve")
        page = try await mei.press("Submit the decision", [("decision", "approve"), ("note", "")])
        #expect(page.has("Review decision saved."))
        try await mei.press("Reopen")
        #expect(page.has("Mei Tanaka approved on revision 1"))

        page = try await review.priya.open("\(review.path)/review")
        #expect(page.has("All reviewers have approved the current text."))
        page = try await review.priya.press("Publish")
        #expect(page.status == 422)
        #expect(page.links.contains { $0.address == "#thread-1" && $0.text.contains("blocking") })
        page = try await review.priya.press("Resolve")
        #expect(page.has("Resolved by Priya Raman"))
        page = try await review.priya.press("Publish")
        #expect(page.has("Postmortem published."))
        #expect(page.has("Approved by one reviewer"))
        #expect(page.has("This postmortem is in review") == false)
    }

    @Test func `everything that is missing is named at once, and leads to its place`() async throws {
        let review = try await Reviewed()
        _ = try await review.app.browser(as: .mei)
        try await review.priya.open("\(review.path)/edit")
        try await review.priya.click("Review and publish")
        let page = try await review.priya.press("Publish")
        #expect(page.status == 422)
        #expect(page.has("Summary is required but still empty."))
        #expect(page.links.contains { $0.address == "#section-summary" && $0.text.contains("required") })
        #expect(page.links.contains { $0.address == "#review" && $0.text.contains("No review has been requested.") })
        #expect(page.html.contains("id=\"section-summary\""))
        #expect(page.html.contains("id=\"review\""))
    }

    @Test func `the page says only what the review waits for, to writers on every page of the postmortem`() async throws
    {
        let review = try await Reviewed()
        try await review.writeRequired()
        try await review.ask(.mei)
        let page = try await review.priya.open("\(review.path)/review")
        #expect(page.has("Waiting for Mei Tanaka."))
        #expect(page.has("Mei Tanaka has not approved this text yet."))
        #expect(!page.has("No review has been requested"))
        #expect(!page.has("Give your decision"), "Priya was not asked")
        #expect(try await review.priya.open(review.path).has("Waiting for Mei Tanaka."))
        #expect(try review.priya.page.links.contains { $0.address.hasSuffix("/postmortem/review#decision") })
        #expect(try await review.priya.open("\(review.path)/edit").has("Waiting for Mei Tanaka."))
        let mei = try await review.app.browser(as: .mei)
        try await mei.open("\(review.path)/review")
        try await mei.press("Submit the decision", [("decision", "changes_requested"), ("note", "Say how many.")])
        #expect(try await review.priya.open("\(review.path)/review").has("Mei Tanaka requested changes."))
    }

    @Test func `before it is published the page tells what is still open and does not block`() async throws {
        let review = try await Reviewed()
        try await review.writeRequired()
        try await review.write("how-we-would-undo-it", "Tomas should have known better.")
        let finding = try await review.change { change in
            try change.addFinding(
                to: review.id, FindingEdit(kind: .missingGuardrail, title: "Nothing asked", detail: ""))
        }
        var page = try await review.priya.open("\(review.path)/review")
        #expect(page.has("It can be published. None of this keeps you from publishing it, but look at it first:"))
        for (sentence, address) in [
            (
                "“Who and what was affected” is empty, so the published page leaves it out.",
                "#section-who-and-what-was-affected"
            ),
            ("in “How we would undo it”", "#section-how-we-would-undo-it"),
            ("No guardrail answers the finding “Nothing asked” yet.", "/findings/\(finding)"),
        ] {
            #expect(page.links.contains { $0.text.contains(sentence) && $0.address.hasSuffix(address) }, "\(sentence)")
        }
        page = try await review.priya.press("Publish")
        #expect(page.has("Postmortem published."))
        for reader in [review.priya, try await review.app.browser(as: .mei)] {
            page = try await reader.open(review.path)
            #expect(page.has("How we would undo it"))
            #expect(!page.has("Who and what was affected"))
        }
    }

    @Test func `a section without a word is left out as the remark says, whatever signs are in it`() async throws {
        let review = try await Reviewed()
        try await review.writeRequired()
        try await review.write("who-and-what-was-affected", "<!-- to be counted -->\n\n---")
        let page = try await review.priya.open("\(review.path)/review")
        #expect(page.has("“Who and what was affected” is empty, so the published page leaves it out."))
        try await review.priya.press("Publish")
        #expect(try await !review.priya.open(review.path).has("Who and what was affected"))
    }

    @Test func `whoever is alone publishes what nobody else could read, and the page says so`() async throws {
        let review = try await Reviewed()
        try await review.writeRequired()
        var page = try await review.priya.open("\(review.path)/review")
        #expect(page.has("Nobody else can sign in to review it."))
        #expect(page.has("It can be published without a review."))
        #expect(!page.has("Request a review"))
        page = try await review.priya.press("Publish")
        #expect(page.has("Postmortem published."))
        #expect(page.has("Published without a review"))
    }

    @Test func `readers see the published text, each revision, and what changed in it`() async throws {
        let review = try await Reviewed()
        try await review.publish()
        try await review.write("summary", "Four rows were deleted.")
        #expect(try await review.priya.open(review.path).has("Written: summary."))
        #expect(try await review.export().contains("Written: summary."))
        #expect(try await review.priya.open("\(review.path)/review").has("Readers do not see the latest changes yet."))
        #expect(try await review.priya.press("Publish this revision", [("note", "")]).has("Enter what was changed."))
        let page = try await review.priya.press("Publish this revision", [("note", "The **number** of rows.")])
        #expect(page.has("Four rows were deleted."))
        #expect(page.has("Written: summary.") == false)
        #expect(page.has("The number of rows."))
        #expect(try await review.export().contains("Four rows were deleted."))
        try await review.priya.open(review.path)
        let changes = try await review.priya.click("What changed")
        #expect(changes.html.contains("<del>Written: summary"))
        #expect(changes.html.contains("<ins>Four rows were deleted"))
        let first = try await review.priya.open("\(review.path)/revisions/1")
        #expect(first.has("This is revision 1, published"))
        #expect(first.has("Written: summary."))
        #expect(try await review.priya.open("\(review.path)/revisions/3").status == 404)
    }

    @Test func `a published page shows roles, and the names behind them stand on a page for the team`() async throws {
        let review = try await Reviewed()
        let mei = try await review.person(.mei)
        try await review.change { change in
            try change.setRoles(of: review.id, [RoleAssignment(role: .guardrailLead, personID: mei)])
        }
        try await review.publish()
        let page = try await review.priya.open(review.path)
        let text = page.text.replacingOccurrences(of: "Priya Raman: menu", with: "")
        #expect(text.contains("Mei Tanaka") == false)
        let people = try await review.priya.click("See who is behind the roles")
        #expect(people.has("Mei Tanaka Guardrail lead"))
        #expect(people.has("Priya Raman Author"))
        #expect(try await review.export().contains("Mei Tanaka") == false)
        #expect(try await review.app.stranger().open("\(review.path)/people").path.hasPrefix("/sign-in"))
    }

    @Test func `a comment is edited, deleted and brought back, and its passage may change`() async throws {
        let review = try await Reviewed()
        try await review.write("summary", "Rows of the ledger were deleted.")
        try await review.priya.open("\(review.path)/review")
        var page = try await review.priya.press(
            "Add the comment", [("quote", "of the moon"), ("comment", "Which?"), ("blocking", "")])
        #expect(page.status == 422)
        #expect(page.has("These words are not in this section."))
        page = try await review.priya.press(
            "Add the comment", [("quote", "of the ledger"), ("comment", "Which?"), ("blocking", "")])
        #expect(page.has("“of the ledger”") || page.has("of the ledger"))
        try await review.priya.click("Edit")
        try await review.priya.open("\(review.path)/comments/1/edit")
        page = try await review.priya.press("Save", [("comment", "Which one?")])
        #expect(page.has("Which one?"))
        #expect(try await review.priya.open("\(review.path)/comments/1/edit").has("Which?"))
        try await review.write("summary", "Rows of a database were deleted.")
        page = try await review.priya.open("\(review.path)/review")
        #expect(page.has("The passage has changed since revision 2."))
        page = try await review.priya.press("Delete")
        #expect(page.has("Which one?") == false)
        #expect(try await review.priya.press("Undo").has("Which one?"))
    }

    @Test func `a meeting warns about its facilitator, stands on the home page, and has a wall`() async throws {
        let review = try await Reviewed()
        let mei = try await review.person(.mei)
        try await review.change { change in
            try change.setRoles(of: review.id, [RoleAssignment(role: .responder, personID: mei)])
        }
        try await review.writeRequired()
        #expect(
            try await review.priya.open("\(review.path)/meeting").has("Day and time in UTC, such as 2026-03-04 10:00."))
        #expect(
            try await review.priya.press("Arrange the meeting", [("starts_at", "soon")])
                .has("is not a time that Handrail understands"))
        let page = try await review.priya.press(
            "Arrange the meeting",
            [("starts_at", "2026-03-04 10:00"), ("place", "Room 4"), ("facilitator", mei.description)])
        #expect(page.has("The facilitator is among the responders."))
        #expect(page.has("2026-03-04 10:00 UTC"))
        let browser = try await review.app.browser(as: .mei)
        #expect(try await browser.open("/").has("Lead the postmortem meeting of “Ledger rows deleted”"))
        var wall = try await browser.open("\(review.path)/projector")
        #expect(wall.has("Ledger rows deleted"))
        wall = try await browser.click("Next")
        #expect(wall.has("Written: summary."))
        #expect(try await browser.open("\(review.path)/projector?page=99999999999999999999").status == 200)
        #expect(try await browser.open("\(review.path)/projector?page=-3").has("1 of"))
    }

    @Test func `an incident closes with an archived postmortem, and not with one in review`() async throws {
        let review = try await Reviewed()
        try await review.publish()
        try await review.priya.open("\(review.path)/review")
        #expect(try await review.priya.press("Archive").has("This postmortem is archived"))
        try await review.priya.open("\(review.path)/review")
        #expect(try await review.priya.press("Unarchive").has("Postmortem unarchived."))
    }
}

extension Reviewed {
    /// Priya asks somebody to read it.
    func ask(_ member: Cast) async throws {
        let id = try await person(member)
        try await priya.open("\(path)/review")
        try await priya.press("Request a review", [("reviewers", id.description)])
    }

    /// Written by Priya, approved by Mei.
    func publish() async throws {
        try await writeRequired()
        try await ask(.mei)
        let mei = try await app.browser(as: .mei)
        try await mei.open("\(path)/review")
        try await mei.press("Submit the decision", [("decision", "approve"), ("note", "")])
        try await priya.open("\(path)/review")
        try await priya.press("Publish")
    }
}
