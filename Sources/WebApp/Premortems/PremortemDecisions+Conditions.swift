import Domain
import HTML
import Storage

extension PremortemDecisions {
    static func conditionsSection(_ view: PremortemView, _ frame: Frame, _ typed: PremortemTyped) -> HTML {
        let id = view.premortem.id
        let today = Day(frame.now, in: frame.zone)
        let known = Set(view.dossier.conditions.map(\.followUp.id))
        let answers = view.dossier.risks.flatMap(\.followUps).filter {
            !known.contains($0.followUp.id) && $0.followUp.state.isOpen
        }
        let action = Paths.premortemConditions(id)
        return """
            <h3 id="conditions">Conditions</h3>
            \(when: view.dossier.conditions.isEmpty, """
                <p class="quiet">There are no conditions. \
                A condition is a follow-up with an owner that is due by the day of the launch.</p>
                """)
            \(when: !view.dossier.conditions.isEmpty, """
                <ul class="guardrail-links">\
                \(each: view.dossier.conditions, {
                    """
                    <li>\(followUpLine($0, today: today)) \
                    \(postButton(
                        "Remove the condition", to: Paths.premortemConditionDeletion($0.followUp.id, of: id), frame,
                        style: .quiet))</li>

                    """
                })</ul>
                """)
            \(when: !answers.isEmpty, form(
                action, frame, cssClass: "inline-form",
                """
                \(selectField(
                    "follow_up", label: "A follow-up from above",
                    options: answers.map { ($0.followUp.key.description, "\($0.followUp.key) \($0.followUp.title)") },
                    selected: typed.value("existing", "follow_up"), problems: typed.problems("existing"),
                    id: "follow_up-existing"))
                \(submitButton("Make it a condition", style: .small))
                """))
            \(disclosure("Add a condition", isOpen: typed.isOpen("condition"), id: "another-condition", form(
                action, frame,
                """
                \(textField(
                    "title", label: "What has to be done before the launch?", value: typed.value("condition", "title"),
                    problems: typed.problems("condition"), autocomplete: "off", id: "title-condition"))
                \(pickField(
                    "owner", label: "Owner", typed.picked("condition", "owner"), view.people, none: "No owner yet",
                    problems: typed.problems("condition"), id: "owner-condition"))
                \(textField(
                    "due", label: "Due",
                    value: typed.value("condition", "due", or: RiskAnswers.usualDue(view, today: today)),
                    problems: typed.problems("condition"), type: .date, width: .short, id: "due-condition"))
                \(formActions(submitButton("Add the condition", style: .plain)))
                """)))
            """
    }
}
