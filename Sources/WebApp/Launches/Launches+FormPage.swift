import Domain
import HTML
import Storage

extension Launches {
    static func launchFormPage(
        _ frame: Frame, _ id: ID<Launch>?, _ values: LaunchForm, _ choices: LaunchChoices, problems: [Refusal.Problem]
    ) -> HTML {
        let title = id == nil ? "Plan a launch" : "Edit the launch"
        return page(
            frame, title: title, section: .launches, problems: problems,
            """
            <h1>\(title)</h1>
            \(id.flatMap { privacyLine(isPrivate: choices.isPrivate, of: .launch($0), frame) })
            \(form(
                id.map(Paths.launch) ?? Paths.launches, frame, draft: "launch \(id?.description ?? "new")",
                """
                \(when: id != nil, hiddenField("version", String(values.version)))
                \(textField(
                    "title", label: "What will you launch?", value: values.title, limit: Text.Limit.title, problems: problems,
                    autocomplete: "off", required: true, autofocus: id == nil))
                \(textField("launch_on", label: "Date", value: values.date, problems: problems, type: .date, width: .short))
                \(pickField(
                    "owner", label: "Owner", values.owner, choices.people, none: "No owner yet", problems: problems))
                \(textField(
                    "blast_radius", label: "Blast radius", value: values.blastRadius,
                    hint: "A sentence about what is affected if it goes wrong.", problems: problems,
                    autocomplete: "off"))
                \(when: !choices.services.isEmpty, picksField(
                    "services", legend: "Services", values.services, choices.services,
                    hint: "The checklist comes from the guardrails that protect these services.", problems: problems))
                \(textArea(
                    "plan", label: "Plan", value: values.plan, limit: Text.Limit.text,
                    hint: "The steps, and how to undo them. You can use Markdown.", problems: problems, rows: 8))
                \(when: id == nil, values.audience.newFields("launch", choices.audience, problems: problems))
                \(formActions(submitButton(id == nil ? "Plan the launch" : "Save")))
                """))
            """)
    }
}
