import Domain
import HTML
import Storage

extension FollowUpForm {
    func titleField(problems: [Refusal.Problem], autofocus: Bool = false) -> HTML {
        textField(
            "title", label: "What is to be done?", value: title,
            hint: "Something that one can see is done: “Refuse a cleanup without a row estimate”.", problems: problems,
            autocomplete: "off", required: true, autofocus: autofocus)
    }

    func ownerField(
        _ choices: FollowUpChoices, current: FollowUpSummary? = nil, problems: [Refusal.Problem]
    ) -> HTML {
        selectField(
            "owner", label: "Owner", options: choices.owners(besides: current), selected: owner,
            hint: "One person, who answers for it and need not do it alone.", problems: problems)
    }

    func dueField(hint: String?, problems: [Refusal.Problem]) -> HTML {
        textField("due", label: "Due", value: due, hint: hint, problems: problems, type: .date, width: .short)
    }

    /// What can wait.
    func furtherFields(
        _ choices: FollowUpChoices, current: FollowUpSummary? = nil, incident: ID<Incident>? = nil, withEvidence: Bool,
        problems: [Refusal.Problem]
    ) -> HTML {
        """
        \(textArea("detail", label: "Detail", value: detail, hint: "How far it goes, and how one sees that it works. Markdown.", problems: problems, rows: 4, editor: Editor(incident: incident)))
        \(selectField("team", label: "Team", options: choices.teams(besides: current), selected: team, problems: problems))
        \(textField("tracker_address", label: "Tracker", value: tracker, hint: "Where the work is tracked: an address that begins with https://.", problems: problems, type: .url, autocomplete: "off"))
        \(when: withEvidence, textField("evidence_address", label: "Evidence", value: evidence, hint: "Where the result can be seen: a pull request, a commit, a test.", problems: problems, type: .url, autocomplete: "off"))
        """
    }
}

extension FollowUps {
    /// Why the date is what it is when the form opens.
    static func dueHint(_ severity: Severity?, _ deadlines: Deadlines) -> String {
        let days = deadlines.days(for: severity)
        guard let severity else { return "A commitment needs a date; \(days) days are usual. An idea can do without." }
        return "A commitment needs a date; after a \(severity.code) \(days) days are usual. An idea can do without."
    }
}
