import Domain
import HTML
import Storage

extension RiskAnswers {
    /// The day before the launch, or the day of a launch that is today; empty if its date is not known.
    static func usualDue(_ view: PremortemView, today: Day) -> String {
        guard let launch = view.dossier.launch?.date else { return "" }
        return (launch > today ? launch.adding(days: -1) : launch).iso
    }

    /// The forms for a guardrail, a follow-up, or acceptance.
    static func forms(_ dossier: RiskDossier, _ view: PremortemView, _ frame: Frame, _ typed: PremortemTyped) -> HTML {
        let risk = dossier.risk
        let id = view.premortem.id
        let (guardrail, followUp, accept) = ("guardrail-\(risk.id)", "follow-up-\(risk.id)", "accept-\(risk.id)")
        return """
            <div class="answer-forms">
            \(disclosure(
                "A guardrail", isOpen: typed.isOpen(guardrail), id: "with-\(guardrail)",
                guardrailForm(guardrail, Paths.riskGuardrail(risk.id, of: id), view, frame, typed)))
            \(disclosure("A follow-up", isOpen: typed.isOpen(followUp), id: "with-\(followUp)", form(
                Paths.riskFollowUp(risk.id, of: id), frame,
                """
                \(textField(
                    "title", label: "What has to be done?", value: typed.value(followUp, "title"),
                    problems: typed.problems(followUp), autocomplete: "off", id: "title-\(followUp)"))
                \(pickField(
                    "owner", label: "Owner", typed.picked(followUp, "owner"), view.people, none: "No owner yet",
                    hint: "With an owner and a date it is a commitment; without them it is an idea.",
                    problems: typed.problems(followUp), id: "owner-\(followUp)"))
                \(textField(
                    "due", label: "Due",
                    value: typed.value(followUp, "due", or: usualDue(view, today: Day(frame.now, in: frame.zone))),
                    problems: typed.problems(followUp), type: .date, width: .short, id: "due-\(followUp)"))
                \(formActions(submitButton("Add the follow-up", style: .plain)))
                """)))
            \(disclosure("Accept it", isOpen: typed.isOpen(accept), id: "with-\(accept)", form(
                Paths.riskAcceptance(risk.id, of: id), frame,
                """
                \(textArea(
                    "reason", label: "Why is nothing being built against it?",
                    value: typed.value(accept, "reason", or: risk.acceptance?.reason ?? ""),
                    problems: typed.problems(accept), rows: 2, id: "reason-\(accept)"))
                \(pickField(
                    "accepted_by", label: "Who accepts it",
                    typed.picked(accept, "accepted_by", or: risk.acceptance.map(Pick.init)), view.people,
                    none: "Nobody yet", problems: typed.problems(accept), id: "accepted_by-\(accept)"))
                \(textField(
                    "look_again_on", label: "Look again on",
                    value: typed.value(accept, "look_again_on", or: risk.acceptance?.lookAgainOn.iso ?? ""),
                    problems: typed.problems(accept), type: .date, width: .short, id: "look_again_on-\(accept)"))
                \(formActions(submitButton("Accept the risk", style: .plain)))
                """)))
            </div>
            """
    }
}
