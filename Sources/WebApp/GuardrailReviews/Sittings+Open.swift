import Domain
import HTML
import Storage

extension Sittings {
    static func openSitting(
        _ view: SittingView, _ frame: Frame, typed: VerdictForm?, problems: [Refusal.Problem]
    ) -> HTML {
        let id = view.sitting.id
        let order = view.parts.flatMap { part in part.items.map { GuardrailReviews.itemID(part.question, $0.subject) } }
        return """
            \(progress(view))
            \(attendeesForm(view.sitting, frame, problems: problems))
            \(disclosure(
                "What the verdicts mean", id: "verdicts",
                definitions(Verdict.allCases.map { ($0.label, HTML(text: $0.help)) })))
            <div class="agenda" id="agenda">
            \(each: Array(view.parts.enumerated()), { index, part in
                GuardrailReviews.agendaSection(
                    index + 1, part,
                    allLink: Paths.sitting(id, allOf: part.question),
                    decided: decided(part.question, view, frame, typed: typed, problems: problems)
                ) { item in
                    openItem(item, part, id, frame, order: order, typed: typed, problems: problems)
                }
            })
            </div>
            <section id="end" class="agenda-end" aria-label="End">
            <p>\(view.left == 0 ? "Every item has a verdict." : "Items without a verdict stay on the agenda for the next review.")</p>
            \(postButton("End the sitting", to: Paths.sittingEnding(id), frame, style: .primary))
            </section>
            """
    }

    private static func progress(_ view: SittingView) -> HTML {
        let done = view.given.count
        let all = done + view.left
        return """
            <p class="agenda-progress">\
            <progress value="\(done)" max="\(max(all, 1))" aria-label="Progress of the review"></progress> \
            \(done) of \(all) \(all == 1 ? "item has" : "items have") a verdict</p>
            """
    }

    private static func attendeesForm(_ sitting: Sitting, _ frame: Frame, problems: [Refusal.Problem]) -> HTML {
        form(
            Paths.sittingAttendees(sitting.id), frame, cssClass: "attendees",
            """
            <div class="field-row">
            \(textField("attendees", label: "Attendees", value: sitting.attendees, problems: problems, autocomplete: "off", width: .half))
            \(submitButton("Save", style: .plain))
            </div>
            """)
    }
}
