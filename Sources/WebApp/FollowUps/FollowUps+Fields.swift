import Domain
import HTML
import Storage

extension FollowUpForm {
    func titleField(problems: [Refusal.Problem], autofocus: Bool = false) -> HTML {
        textField(
            "title", label: "What has to be done?", value: title, limit: Text.Limit.sentence,
            hint: "Something that is visibly done: “Refuse a cleanup without a row estimate”.", problems: problems,
            autocomplete: "off", required: true, autofocus: autofocus)
    }

    func ownerField(_ choices: FollowUpChoices, problems: [Refusal.Problem]) -> HTML {
        pickField(
            "owner", label: "Owner", owner, choices.people, none: "No owner yet",
            hint: "One person, who is accountable but does not have to do it alone.", problems: problems)
    }

    func dueField(hint: String?, problems: [Refusal.Problem]) -> HTML {
        textField("due", label: "Due", value: due, hint: hint, problems: problems, type: .date, width: .short)
    }

    /// The fields that can be filled in later.
    func furtherFields(
        _ choices: FollowUpChoices, current: FollowUpSummary? = nil, incident: ID<Incident>? = nil, withEvidence: Bool,
        problems: [Refusal.Problem]
    ) -> HTML {
        """
        \(textArea(
            "detail", label: "Detail", value: detail, limit: Text.Limit.text,
            hint: "The scope, and how to see that it works. You can use Markdown.", problems: problems, rows: 4, editor: Editor(incident: incident)))
        \(selectField("team", label: "Team", options: choices.teams(besides: current), selected: team, problems: problems))
        \(textField("tracker_address", label: "Tracker", value: tracker, hint: "The address of the work in a tracker. It begins with https://.", problems: problems, type: .url, autocomplete: "off"))
        \(when: withEvidence, textField(
            "evidence_address", label: "Evidence", value: evidence,
            hint: "A link to the result: a pull request, a commit or a test.",
            problems: problems, type: .url, autocomplete: "off"))
        """
    }
}

extension FollowUps {
    /// The reason for the suggested due date.
    static func dueHint(_ severity: Severity?, _ deadlines: Deadlines) -> String {
        let days = deadlines.days(for: severity)
        guard let severity else {
            return "A commitment needs a date; \(days) days is usual. An idea does not need one."
        }
        return "A commitment needs a date; after a \(severity.code), \(days) days is usual. An idea does not need one."
    }
}
