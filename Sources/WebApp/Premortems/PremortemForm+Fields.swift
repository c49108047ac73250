import Domain
import HTML
import Storage

extension PremortemForm {
    /// - Parameter launch: the launch whose own plan is shown besides.
    func planField(_ launch: Launch?, problems: [Refusal.Problem]) -> HTML {
        let hasPlan = launch.map { !$0.plan.isEmpty } ?? false
        return textArea(
            "plan", label: "The plan", value: plan,
            hint:
                "Everyone reads it in the brief: what will happen, in which order, and how it is undone. Paste it, or a link to it.\(hasPlan ? " The plan of the launch is shown as well." : "")",
            problems: problems, rows: 5, editor: Editor())
    }

    func commonFields(_ choices: PickChoices, problems: [Refusal.Problem]) -> HTML {
        """
        \(when: !choices.isEmpty, picksField(
            "services", legend: "Services it affects", services, choices,
            hint: "Their past incidents are shown as material.", problems: problems))
        \(checkbox(
            "allows_guests", label: "Guests may take part", isOn: allowsGuests,
            hint: "They only need a display name, and can see this pre-mortem and nothing else."))
        \(textField(
            "dots", label: "Dots for each person", value: dots,
            hint: "A dot is a vote. Everyone puts theirs on the risks that worry them most.", problems: problems,
            type: .number, width: .tiny))
        \(textField(
            "look_back_on", label: "Look back on", value: lookBackOn,
            hint: "Optional. The day on which you will ask which risks came true.", problems: problems, type: .date,
            width: .short))
        """
    }
}
