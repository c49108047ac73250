import Domain
import HTML
import Storage

extension Launches {
    /// A question for each guardrail of the services, with the incident behind it.
    static func checklist(_ dossier: LaunchDossier, _ frame: Frame) -> HTML {
        if dossier.checks.isEmpty {
            return
                "<p class=\"quiet\">No guardrail in the register protects these services yet, so there is nothing to check.</p>"
        }
        let answered = dossier.checks.count { $0.answer != nil }
        return """
            <p>\(answered) of \(dossier.checks.count) answered. \
            Each question is about a guardrail in the register that protects one of the services.</p>
            <ul class="checklist">
            \(each: dossier.checks, { checkEntry($0, dossier.launch.id, frame) })
            </ul>
            """
    }

    private static func checkEntry(_ check: LaunchCheck, _ id: ID<Launch>, _ frame: Frame) -> HTML {
        let number = check.guardrail.id
        let taught: HTML? =
            check.taughtBy.isEmpty
            ? nil
            : """
            <p class="record-facts">Lesson from \
            \(each: check.taughtBy, separator: ", ", {
                "\(keyLink($0.key)) <a href=\"\(Paths.incident($0.id))\">\($0.title)</a>"
            })</p>
            """
        return """
            <li id="check-\(number.description)">
            <h3>Is “\(check.guardrail.name)” in place for this launch?</h3>
            <p>\(guardrailLine(check.guardrail, frame))</p>
            \(when: !check.statement.isEmpty || taught != nil, disclosure(
                "Why", isPrinted: true, "\(when: !check.statement.isEmpty, "<p>\(check.statement)</p>")\(taught)"))
            \(form(
                Paths.launchCheck(number, of: id), frame, cssClass: "inline-form",
                """
                \(selectField(
                    "answer", label: "Answer",
                    options: [("", "Not answered")] + CheckAnswer.allCases.map { ($0.rawValue, $0.label) },
                    selected: check.answer?.rawValue ?? "", id: "answer-\(number)"))
                \(textField("note", label: "Note", value: check.note, autocomplete: "off", width: .half, id: "note-\(number)"))
                \(submitButton("Save", style: .small))
                """))
            \(check.answeredBy.map { "<p class=\"quiet-text\">Answered by \($0)</p>" as HTML })
            </li>

            """
    }
}
