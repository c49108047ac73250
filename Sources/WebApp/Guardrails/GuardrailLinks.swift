import Domain
import HTML
import Storage
import WebServer

/// Pages and actions at `/guardrail-links`.
enum GuardrailLinks {
    /// Links a guardrail to a finding, a follow-up or an incident; the pages of all four have forms for it.
    static func create(_ visit: Visit) async throws -> Response {
        let form = GuardrailLinkForm(visit.form, guardrail: try await visit.typedGuardrail("guardrail"))
        return try await attempt {
            let values = try form.values()
            let name = try await visit.change { change in
                try change.link(values.guardrail, values.relation, values.target, note: values.note)
                return try change.reading.guardrail(values.guardrail)?.name ?? ""
            }
            return .redirect(
                to: Link(ownPath: form.returnPath) ?? Paths.guardrail(values.guardrail),
                notice: FlashNotice("Linked \(values.guardrail.key) “\(name)”."))
        } orShow: { problems, _ in
            guardrailLinkPage(visit.frame, form, problems: problems)
        }
    }

    /// Removes a link. This can be undone, and the guardrail's state stays as it is.
    static func delete(_ visit: Visit) async throws -> Response {
        let id: ID<GuardrailLink> = try visit.id("link")
        try await visit.change { try $0.delete(.guardrailLink(id)) }
        let back = visit.form["return"].flatMap { Link(ownPath: $0) } ?? visit.frame.referrer ?? Paths.guardrails
        return .redirect(to: back, notice: FlashNotice("Link removed.", undo: .guardrailLink(id)))
    }

    private static func guardrailLinkPage(
        _ frame: Frame, _ values: GuardrailLinkForm, problems: [Refusal.Problem]
    ) -> HTML {
        let back = Link(ownPath: values.returnPath)
        return page(
            frame, title: "Link a guardrail", section: .guardrails, problems: problems,
            """
            \(back.map { "<p class=\"back\"><a href=\"\($0)\">Back without linking</a></p>" as HTML })
            <h1>Link a guardrail</h1>
            \(form(
                Paths.guardrailLinks, frame,
                """
                \(values.fields(problems: problems))
                \(formActions(submitButton("Link")))
                """))
            """)
    }
}
