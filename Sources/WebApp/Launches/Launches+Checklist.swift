import Domain
import HTML
import Storage

extension Launches {
    /// A line for each guardrail of the services, with the incident behind it, in one form.
    ///
    /// - Parameter typed: a form that was refused, whose values are shown again.
    static func checklist(
        _ dossier: LaunchDossier, _ frame: Frame, _ typed: ChecklistForm?, problems: [Refusal.Problem]
    ) -> HTML {
        if dossier.checks.isEmpty {
            return
                "<p class=\"quiet\">No guardrail in the register protects these services yet, so there is nothing to check.</p>"
        }
        let id = dossier.launch.id
        let answered = dossier.checks.count { $0.entry.answer != nil }
        let missing = dossier.checks.count { $0.entry.answer == .no }
        let summary: HTML = """
            <p>\(answered) of \(dossier.checks.count) answered\
            \(when: missing > 0, ", <strong>\(missing) not in place</strong>"). These guardrails of the register protect the services of \
            this launch. Is each of them in place for it?</p>
            """
        guard frame.access.allows(.post, Paths.launchChecklist(id)) else {
            return """
                \(summary)
                <ul class="checklist">
                \(each: dossier.checks, { line($0, frame, "<p>\($0.entry.answer?.label ?? "Not answered")</p>\(note($0))") })
                </ul>
                """
        }
        return """
            \(summary)
            \(form(
                Paths.launchChecklist(id), frame, cssClass: "checklist-form",
                """
                <ul class="checklist">
                \(each: dossier.checks, {
                    line($0, frame, fields($0, typed?.typed($0.guardrail.id) ?? $0.entry, problems: problems))
                })
                </ul>
                \(formActions(submitButton("Save the answers")))
                """))
            """
    }

    private static func line(_ check: LaunchCheck, _ frame: Frame, _ answer: HTML) -> HTML {
        """
        <li id="check-\(check.guardrail.id.description)">
        <p>\(guardrailLine(check.guardrail, frame))</p>
        \(answer)
        \(check.answeredBy.map { "<p class=\"quiet-text\">Answered by \($0)</p>" as HTML })
        </li>

        """
    }

    private static func note(_ check: LaunchCheck) -> HTML {
        "\(when: !check.entry.note.isEmpty, "<p>\(check.entry.note)</p>")\(reasons(check))"
    }

    private static func fields(_ check: LaunchCheck, _ entry: CheckEntry, problems: [Refusal.Problem]) -> HTML {
        let id = check.guardrail.id
        let name = check.guardrail.name
        return """
            \(hiddenField("guardrail", id.description))\
            \(check.entry.answer.map { hiddenField("shown-answer-\(id)", $0.rawValue) })\
            \(hiddenField("shown-note-\(id)", check.entry.note))
            \(radioField(
                "answer-\(id)", label: "Is “\(name)” in place for this launch?",
                options: CheckAnswer.allCases.map { ($0.rawValue, $0.label) }, selected: entry.answer?.rawValue ?? "",
                problems: problems))
            \(disclosure(
                "Why, and a note", isOpen: !entry.note.isEmpty, isPrinted: true,
                """
                \(reasons(check))
                \(textField(
                    "note-\(id)", label: "Note", value: entry.note, limit: Text.Limit.note, problems: problems,
                    autocomplete: "off"))
                """))
            """
    }

    private static func reasons(_ check: LaunchCheck) -> HTML {
        """
        \(when: !check.statement.isEmpty, "<p>\(check.statement)</p>")
        \(when: !check.taughtBy.isEmpty, """
            <p class="record-facts">Lesson from \
            \(each: check.taughtBy, separator: ", ", {
                "\(keyLink($0.key)) <a href=\"\(Paths.incident($0.id))\">\($0.title)</a>"
            })</p>
            """)
        """
    }
}
