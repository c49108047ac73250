import Domain
import Foundation
import HTML
import Storage
import WebServer

/// The form of a follow-up with its values as typed.
struct FollowUpForm: Sendable {
    var title = ""
    var detail = ""
    var owner = Picked()
    var team = ""
    /// `2026-03-01`
    var due = ""
    var tracker = ""
    var evidence = ""
    var version = 0

    init() {}

    static let pickers: [Picker] = [.one(.person, "owner")]

    init(_ followUp: FollowUp, owner: Pick?) {
        title = followUp.title
        detail = followUp.detail
        self.owner = Picked(owner)
        team = followUp.teamID?.description ?? ""
        due = followUp.due?.iso ?? ""
        tracker = followUp.trackerAddress
        evidence = followUp.evidenceAddress
        version = followUp.version
    }

    init(_ form: PickedForm) {
        title = form["title"] ?? ""
        detail = form["detail"] ?? ""
        owner = form.picked("owner")
        team = form["team"] ?? ""
        due = form["due"] ?? ""
        tracker = form["tracker_address"] ?? ""
        evidence = form["evidence_address"] ?? ""
        version = form["version"].flatMap { Int($0) } ?? 0
    }

    /// - Parameter state: the state it has or will have; a commitment needs an owner and a due date.
    func edit(for state: FollowUpState) throws(Refusal) -> FollowUpEdit {
        var problems = Problems()
        if title.trimmed.isEmpty { problems.add(field: "title", "Enter what has to be done.") }
        let edit = problems.checking { () throws(Refusal) in try untitled(for: state) }
        try problems.throwIfAny()
        guard let edit else { throw Refusal("Fill in the form.") }
        return edit
    }

    /// The same where the title may be empty, because it is made from something else.
    func untitled(for state: FollowUpState) throws(Refusal) -> FollowUpEdit {
        var problems = Problems()
        let owner = problems.checking { () throws(Refusal) in try self.owner.id("owner") as ID<Person>? } ?? nil
        let due = problems.checking { () throws(Refusal) in try FollowUpForm.day(self.due) } ?? nil
        if state.isCommitted && self.owner.isEmpty {
            problems.add(field: "owner", "Choose an owner: every commitment has one owner.")
        }
        if state.isCommitted && self.due.trimmed.isEmpty {
            problems.add(field: "due", "Enter a due date: every commitment has one.")
        }
        let team = self.team.isEmpty ? nil : ID<Team>(text: self.team)
        if team == nil && !self.team.isEmpty { problems.add(field: "team", "Choose a team from the list.") }
        _ = problems.checking { () throws(Refusal) in try WebAddress.checked(tracker, field: "tracker_address") }
        _ = problems.checking { () throws(Refusal) in try WebAddress.checked(evidence, field: "evidence_address") }
        try problems.throwIfAny()
        return FollowUpEdit(
            title: title, detail: detail, ownerID: owner, teamID: team, due: due, trackerAddress: tracker,
            evidenceAddress: evidence)
    }

    static func day(_ text: String) throws(Refusal) -> Day? {
        let text = text.trimmed
        if text.isEmpty { return nil }
        guard let day = Day(iso: text) else {
            throw Refusal(
                field: "due",
                "“\(text.prefix(40))” is not a valid date. Enter year, month and day, such as 2026-03-01.")
        }
        return day
    }
}
