import Domain
import HTML
import Storage

extension Launches {
    static func launchFormPage(
        _ frame: Frame, _ id: ID<Launch>?, _ values: LaunchForm, _ choices: LaunchChoices, problems: [Refusal.Problem]
    ) -> HTML {
        let title = id == nil ? "Plan a launch" : "Edit the launch"
        return page(
            frame, title: title, section: .premortems, problems: problems,
            """
            <h1>\(title)</h1>
            \(form(
                id.map(Paths.launch) ?? Paths.launches, frame, draft: "launch \(id?.description ?? "new")",
                """
                \(when: id != nil, hiddenField("version", String(values.version)))
                \(textField(
                    "title", label: "What will you launch?", value: values.title, problems: problems,
                    autocomplete: "off", required: true, autofocus: id == nil))
                \(textField("launch_on", label: "Date", value: values.date, problems: problems, type: .date, width: .short))
                \(selectField(
                    "owner", label: "Owner",
                    options: [("", "No owner yet")] + choices.people.map { ($0.id.description, $0.name) },
                    selected: values.owner, problems: problems))
                \(textField(
                    "blast_radius", label: "Blast radius", value: values.blastRadius,
                    hint: "A sentence about what is affected if it goes wrong.", problems: problems,
                    autocomplete: "off"))
                \(when: !choices.services.isEmpty, checkboxes(
                    "services", legend: "Services",
                    options: choices.services.map { ($0.id.description, $0.name) }, selected: values.services,
                    hint: "The checklist comes from the guardrails that protect these services.", problems: problems))
                \(textArea(
                    "plan", label: "Plan", value: values.plan,
                    hint: "The steps, and how to undo them. You can use Markdown.", problems: problems, rows: 8))
                \(formActions(submitButton(id == nil ? "Plan the launch" : "Save")))
                """))
            """)
    }
}
