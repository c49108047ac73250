import Domain
import Foundation
import Storage
import TestSupport
import Testing

struct NamePagesTests {
    private func named() async throws -> Reviewed {
        let review = try await Reviewed()
        let (mei, tomas) = (try await review.person(.mei), try await review.person(.tomas))
        let now = review.app.clock.now
        try await review.change { change in
            try change.setRoles(of: review.id, [RoleAssignment(role: .scribe, personID: mei)])
            _ = try change.addToTimeline(
                of: review.id, [.init(moment: Moment(now), text: "Mei pauses the job, Tomás calls")])
            _ = try change.addFollowUp(
                FollowUpEdit(title: "Ask for the name first", ownerID: tomas, due: Day(iso: "2026-04-01")),
                incident: review.id, finding: nil, state: .committed)
        }
        try await review.write("summary", "The job ran. Mei Tanaka saw it; `Mei` is code.")
        return review
    }

    @Test func `publishing asks about each person whom the texts name, and one click uses the role`() async throws {
        let review = try await named()
        var page = try await review.priya.open("\(review.path)/review")
        #expect(page.has("Names in the texts"))
        #expect(page.has("Mei Tanaka is named in 2 texts."))
        #expect(page.has("Tomás Lind is named in one text."))
        page = try await review.priya.press("Use the role")
        #expect(page.has("Used “the scribe” instead of the name in 2 texts."))
        #expect(page.has("Mei Tanaka is named") == false)
        #expect(page.has("Tomás Lind is named in one text."))
        #expect(try await review.export().contains("The job ran. The scribe saw it; `Mei` is code."))
        #expect(try await review.export().contains("The scribe pauses the job, Tomás calls"))
        try await review.priya.open("\(review.path)/review")
        page = try await review.priya.open("/incidents/INC-1")
        #expect(page.has("used “the scribe” instead of the name Mei Tanaka in 2 texts"))
        #expect(page.has("edited the timeline"))
    }

    @Test func `the notice undoes it, and so does the list of answers`() async throws {
        let review = try await named()
        try await review.priya.open("\(review.path)/review")
        try await review.priya.press("Use the role", [("words", "the person at the keyboard")])
        var page = try await review.priya.press("Undo")
        #expect(page.has("Taken back."))
        #expect(page.has("Mei Tanaka is named in 2 texts."))
        #expect(try await review.export().contains("Mei Tanaka saw it"))
        try await review.priya.open("/incidents/INC-1/names")
        page = try await review.priya.press("Use the role")
        #expect(page.has("“the scribe” instead of Mei Tanaka, said by Priya Raman"))
        page = try await review.priya.press("Restore the name")
        #expect(page.has("Mei Tanaka is named in 2 texts."))
    }

    @Test func `who wants to be named is asked about once and is named`() async throws {
        let review = try await named()
        try await review.priya.open("\(review.path)/review")
        try await review.priya.press("Wants to be named")
        var page = try await review.priya.press("Wants to be named")
        #expect(page.has("Noted. The postmortem of INC-1 keeps the name."))
        #expect(page.has("Tomás Lind is named") == false)
        try await review.write("the-fix", "{{follow-ups}}")
        #expect(try await review.export().contains("Tomás Lind"))
        page = try await review.priya.open("/incidents/INC-1/names")
        #expect(page.has("Tomás Lind wants to be named, said by Priya Raman"))
        page = try await review.priya.press("Take back")
        #expect(page.has("Tomás Lind is named in one text."))
    }

    @Test func `an empty role is refused beside its field, and what was typed stays`() async throws {
        let review = try await named()
        try await review.priya.open("/incidents/INC-1/names")
        let page = try await review.priya.press("Use the role", [("words", " ")])
        #expect(page.status == 422)
        #expect(page.has("Enter the words instead of the name."))
        #expect(try await review.export().contains("Mei Tanaka saw it"))
    }

    @Test func `whoever writes sees a hint on a name, with a link to the question`() async throws {
        let review = try await named()
        let page = try await review.priya.open("\(review.path)/edit")
        #expect(page.has("Mei Tanaka A name"))
        #expect(page.has("The role instead: the scribe"))
        #expect(try await review.priya.click("Use the role or keep the name").has("Mei Tanaka is named in 2 texts."))
        try await review.priya.press("Wants to be named")
        #expect(try await review.priya.open("\(review.path)/edit").has("Mei Tanaka A name") == false)
    }

    @Test func `colleagues see who owns a follow-up, prints and exports have the role`() async throws {
        let review = try await named()
        try await review.write("the-fix", "{{follow-ups}}")
        let html = try await review.priya.open(review.path).html
        #expect(
            html.contains("<span class=\"owner-name\">Tomás Lind</span><span class=\"owner-role\">a colleague</span>"))
        #expect(try await review.export().contains("| a colleague |"))
    }
}
