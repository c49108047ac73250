import Domain
import Foundation
import HTML
import Storage

extension GuardrailProofs {
    static func guardrailProofPage(
        _ frame: Frame, _ guardrail: Guardrail, _ values: ProofForm, problems: [Refusal.Problem]
    ) -> HTML {
        page(
            frame, title: "Record a proof of \(guardrail.key)", section: .guardrails, problems: problems,
            """
            <p class="back">\(keyLink(guardrail.key)) \(guardrail.name)</p>
            <h1>Record a proof</h1>
            <p class="lead">An untested guardrail is only a hope.</p>
            \(form(
                Paths.guardrailProofs(guardrail.id), frame, draft: "\(guardrail.key) proof",
                """
                \(radioField(
                    "result", label: "What happened?",
                    options: ProofResult.allCases.map { ($0.rawValue, $0.sentence, $0.help) }, selected: values.result,
                    problems: problems, required: true))
                \(radioField(
                    "method", label: "How was it tested?",
                    options: ProofMethod.allCases.map { ($0.rawValue, $0.label, $0.help) }, selected: values.method,
                    problems: problems, required: true))
                \(timeField(
                    "at", label: "When?", value: values.at,
                    hint: "For example, now, 14:02, yesterday 16:00, or a date such as 2026-03-01.", problems: problems,
                    required: true))
                \(textArea(
                    "note", label: "What did you observe?", value: values.note, limit: Text.Limit.passage,
                    hint: "One line is enough, such as: “Typed y, yes and the name of staging; each was refused.”", problems: problems,
                    rows: 3))
                \(textField(
                    "evidence_address", label: "Evidence", value: values.evidence,
                    hint: "Optional. An address that begins with https://.", problems: problems, type: .url,
                    autocomplete: "off"))
                \(textField(
                    "incident", label: "Drill or incident", value: values.incident,
                    hint: "Optional. The key of the drill or incident that tested it, such as INC-12.",
                    problems: problems, autocomplete: "off", width: .short))
                \(formActions(submitButton("Record the proof")))
                """))
            """)
    }
}
