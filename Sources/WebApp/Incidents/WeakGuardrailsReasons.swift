import Domain
import HTML
import Storage
import WebServer

/// Pages and actions at `/incidents/:incident/weak-guardrails-reason`.
enum WeakGuardrailsReasons {
    static func editForm(
        _ frame: Frame, _ id: ID<Incident>, reason: String, problems: [Refusal.Problem]
    ) -> HTML {
        form(
            Paths.incidentWeakGuardrailsReason(id), frame,
            """
            \(textArea(
                "weak_guardrails_reason", label: "Why is there no stronger guardrail?", value: reason,
                hint: "What would make the mistake impossible, and why is that not being done?",
                problems: problems, required: true))
            \(formActions(submitButton("Save the reason")))
            """)
    }

    static func update(_ visit: Visit) async throws -> Response {
        let id = try visit.incidentID()
        let incident = try await visit.read { try $0.incident(id).orNotFound() }
        let reason = visit.form["weak_guardrails_reason"] ?? ""
        return try await attempt {
            try await visit.change { try $0.setWeakGuardrailsReason(of: id, reason) }
            return .redirect(
                to: Paths.incident(id),
                notice: FlashNotice("Reason saved. You can close \(id.key) when everything else is done."))
        } orShow: { problems, _ in
            IncidentTransitions.closingPage(visit.frame, incident, problems: problems, reason: reason)
        }
    }
}
