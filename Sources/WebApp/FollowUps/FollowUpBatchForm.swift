import Domain
import HTML
import Storage
import WebServer

/// The form of a bulk change of follow-ups with its values as chosen.
struct FollowUpBatchForm: Sendable {
    var selected: [ID<FollowUp>] = []
    /// Empty keeps the owner; ``none``, as a choice or typed, removes it.
    var owner = PickFilter(.person, "owner", others: [(FollowUpBatchForm.none, "No owner")])
    var team = ""
    var due = ""
    /// The list in which the follow-ups were selected.
    var origin = Paths.followUps

    static let none = "none"

    init() {}

    init(_ form: Form) {
        selected = form.all("follow_up").compactMap { Key($0) }.filter { $0.prefix == .followUp }.map { ID($0.number) }
        owner.read(form)
        team = form["team"] ?? ""
        due = form["due"] ?? ""
        if let origin = form["return"].flatMap({ Link(ownPath: $0) }) { self.origin = origin }
    }

    /// The form with the name of the new owner looked up.
    func resolved(_ reading: Reading) throws -> FollowUpBatchForm {
        var form = self
        form.owner = try owner.resolved(reading)
        return form
    }

    /// - Throws: ``Refusal`` if nothing is selected or nothing is set.
    func alteration() throws(Refusal) -> FollowUpAlteration {
        if selected.isEmpty {
            throw Refusal("You selected nothing, so nothing would change. Go back and select the follow-ups to change.")
        }
        if selected.count > Batch.mostRows {
            throw Refusal("You can change at most \(Batch.mostRows) at once. Go back and select fewer.")
        }
        var problems = Problems()
        var alteration = FollowUpAlteration()
        if let problem = owner.problem { problems.add(field: problem.field, problem.sentence) }
        switch owner.word {
        case "": break
        case FollowUpBatchForm.none: alteration.owner = .clear
        default: if let id = ID<Person>(text: owner.word) { alteration.owner = .set(id) }
        }
        switch team {
        case "": break
        case FollowUpBatchForm.none: alteration.team = .clear
        default:
            if let id = ID<Team>(text: team) {
                alteration.team = .set(id)
            } else {
                problems.add(field: "team", "Choose a team from the list.")
            }
        }
        if let day = problems.checking({ () throws(Refusal) in try FollowUpForm.day(due) }) ?? nil {
            alteration.due = .set(day)
        }
        try problems.throwIfAny()
        if alteration.isEmpty {
            throw Refusal("You chose no new value, so nothing would change. Choose an owner, a team or a due date.")
        }
        return alteration
    }

    /// The fields below the tables of the list for the selected rows.
    func fields(_ choices: FollowUpChoices, _ frame: Frame) -> HTML {
        let keep = (value: "", label: "No change")
        let none = FollowUpBatchForm.none
        let teams = [keep, (none, "No team")] + choices.teams.map { ($0.id.description, $0.name) }
        return """
            <fieldset class="bulk">
            <legend>Change the selected follow-ups</legend>
            \(hiddenField("return", frame.address.address))
            <div class="field-row">
            \(owner.field("New owner", choices.people, none: keep.label, problems: [], id: "set-owner"))
            \(selectField("team", label: "New team", options: teams, selected: team, id: "set-team"))
            \(textField("due", label: "New due date", value: due, type: .date, width: .short, id: "set-due"))
            \(submitButton("See what would change", style: .plain))
            </div>
            </fieldset>
            """
    }
}
