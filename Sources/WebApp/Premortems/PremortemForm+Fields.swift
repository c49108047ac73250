import Domain
import HTML
import Storage

extension PremortemForm {
    func commonFields(_ choices: PickChoices, problems: [Refusal.Problem]) -> HTML {
        """
        \(when: !choices.isEmpty, picksField(
            "services", legend: "Services it affects", services, choices,
            hint: "Their past incidents are shown as material.", problems: problems))
        \(checkbox(
            "allows_guests", label: "Guests may take part", isOn: allowsGuests,
            hint: "They only need a display name, and can see this pre-mortem and nothing else."))
        \(textField("dots", label: "Dots for each person", value: dots, problems: problems, type: .number, width: .tiny))
        \(textField(
            "look_back_on", label: "Look back on", value: lookBackOn,
            hint: "Optional. The day on which you will ask which risks came true.", problems: problems, type: .date,
            width: .short))
        """
    }
}
