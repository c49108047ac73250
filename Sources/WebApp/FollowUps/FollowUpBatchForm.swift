import Domain
import HTML
import Storage
import WebServer

/// What is set on the follow-ups that were selected in the list, as it was chosen.
struct FollowUpBatchForm: Sendable {
    var selected: [ID<FollowUp>] = []
    /// Empty keeps it as it is; ``none`` clears it.
    var owner = ""
    var team = ""
    var due = ""
    /// The list that they were selected in.
    var origin = Paths.followUps

    static let none = "none"

    init() {}

    init(_ form: Form) {
        selected = form.all("follow_up").compactMap { Key($0) }.filter { $0.prefix == .followUp }.map { ID($0.number) }
        owner = form["owner"] ?? ""
        team = form["team"] ?? ""
        due = form["due"] ?? ""
        if let origin = form["return"].flatMap({ Link(ownPath: $0) }) { self.origin = origin }
    }

    /// - Throws: ``Refusal`` where nothing is selected or nothing is set.
    func alteration() throws(Refusal) -> FollowUpAlteration {
        if selected.isEmpty {
            throw Refusal("Nothing is selected, so nothing would change. Go back and select the follow-ups to change.")
        }
        if selected.count > Batch.mostRows {
            throw Refusal("At most \(Batch.mostRows) can be changed at once. Go back and select fewer.")
        }
        var problems = Problems()
        var alteration = FollowUpAlteration()
        switch owner {
        case "": break
        case FollowUpBatchForm.none: alteration.owner = .clear
        default:
            if let id = problems.checking({ () throws(Refusal) in try FollowUpForm.ownerID(owner) }) ?? nil {
                alteration.owner = .set(id)
            }
        }
        switch team {
        case "": break
        case FollowUpBatchForm.none: alteration.team = .clear
        default:
            if let id = ID<Team>(text: team) {
                alteration.team = .set(id)
            } else {
                problems.add(field: "team", "Choose a team of the list.")
            }
        }
        if let day = problems.checking({ () throws(Refusal) in try FollowUpForm.day(due) }) ?? nil {
            alteration.due = .set(day)
        }
        try problems.throwIfAny()
        if alteration.isEmpty {
            throw Refusal("Nothing is set, so nothing would change. Choose an owner, a team or a day.")
        }
        return alteration
    }

    /// Below the tables of the list: what to set on the selected rows.
    func fields(_ choices: FollowUpChoices, _ frame: Frame) -> HTML {
        let keep = (value: "", label: "As it is")
        let none = FollowUpBatchForm.none
        let owners = [keep, (none, "Nobody yet")] + choices.people.map { ($0.id.description, $0.name) }
        let teams = [keep, (none, "No team")] + choices.teams.map { ($0.id.description, $0.name) }
        return """
            <fieldset class="bulk">
            <legend>Change the selected</legend>
            \(hiddenField("return", frame.address.address))
            <div class="field-row">
            \(selectField("owner", label: "New owner", options: owners, selected: owner, id: "set-owner"))
            \(selectField("team", label: "New team", options: teams, selected: team, id: "set-team"))
            \(textField("due", label: "New due day", value: due, type: .date, width: .short, id: "set-due"))
            \(submitButton("See what would change", style: .plain))
            </div>
            </fieldset>
            """
    }
}
