import Domain
import HTML
import Storage

extension VerdictForm {
    func fields(_ sitting: ID<Sitting>, _ frame: Frame, problems: [Refusal.Problem]) -> HTML {
        form(
            Paths.sittingVerdicts(sitting), frame, cssClass: "verdict",
            """
            \(hiddenField("question", question))\(hiddenField("item", subject.text))\(hiddenField("next", next))
            \(radioField(
                "verdict", label: "Verdict on \(subject.text)", options: Verdict.allCases.map { ($0.rawValue, $0.label) },
                selected: verdict, problems: problems, id: fieldID("verdict")))
            <div class="field-row">
            \(textArea("note", label: "Note", value: note, problems: problems, rows: 1, id: fieldID("note")))
            \(textField(
                "next_day", label: "Look at it again on", value: nextDay, problems: problems, type: .date,
                width: .short, id: fieldID("next_day")))
            \(submitButton("Save the verdict", style: .plain))
            </div>
            """)
    }

    /// Every item on the page has the same fields, so their ids contain the item.
    func fieldID(_ name: String) -> String { "\(question)-\(subject.text)-\(name)" }
}

extension GuardrailReviews {
    /// `overdue-FU-3`
    static func itemID(_ question: AgendaQuestion, _ subject: AgendaSubject) -> String {
        "\(question.rawValue)-\(subject.text)"
    }
}
