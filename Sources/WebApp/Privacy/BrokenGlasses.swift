import Domain
import HTML
import Storage
import WebServer

/// Pages and actions at `/settings/broken-glass`.
enum BrokenGlasses {
    /// The form with which an administrator looks at a private record that does not name them. It lists nothing, because
    /// a list would say that there is something.
    static func new(_ visit: Visit) async throws -> Response {
        .page(glassPage(visit.frame, record: "", reason: "", problems: []))
    }

    static func create(_ visit: Visit) async throws -> Response {
        let typed = visit.form["record"] ?? ""
        let reason = visit.form["reason"] ?? ""
        return try await attempt {
            var problems = Problems()
            let record = PrivateRecord(typed: typed)
            if record == nil {
                problems.add(field: "record", "Enter a key such as INC-12 or PRE-4, or “launch 7”.")
            }
            if reason.trimmed.isEmpty { problems.add(field: "reason", "Enter the reason.") }
            try problems.throwIfAny()
            guard let record else { throw Refusal("Fill in the form.") }
            try await visit.change { try $0.breakGlass(of: record, reason: reason) }
            return .redirect(
                to: Paths.record(record),
                notice: FlashNotice("You can see it for four hours. Those whom it names see that you looked, and why."))
        } orShow: { problems, _ in
            glassPage(visit.frame, record: typed, reason: reason, problems: problems)
        }
    }

    private static func glassPage(_ frame: Frame, record: String, reason: String, problems: [Refusal.Problem]) -> HTML {
        page(
            frame, title: "Break the glass", section: .settings, problems: problems,
            """
            \(settingsBack)
            <h1>Break the glass</h1>
            <p class="lead">For the emergency in which a private record has to be seen by somebody whom it does not name. \
            You see it for four hours. Everybody whom it names sees that you looked, when, and why, and the history keeps it.</p>
            \(form(
                Paths.brokenGlass, frame,
                """
                \(textField(
                    "record", label: "Key", value: record,
                    hint: "Such as INC-12 or PRE-4. A launch has a number instead: launch 7.", problems: problems,
                    autocomplete: "off", required: true, width: .short))
                \(textArea(
                    "reason", label: "Reason", value: reason, limit: Text.Limit.reason, problems: problems, rows: 3,
                    required: true))
                \(formActions(submitButton("Break the glass")))
                """))
            """)
    }
}
