import Domain
import HTML
import Storage
import WebServer

/// Pages and actions at `/guardrails/:guardrail/drills`.
enum GuardrailDrills {
    /// The form for planning a drill of a guardrail.
    static func new(_ visit: Visit) async throws -> Response {
        let id = try visit.guardrailID()
        let guardrail = try await visit.read { try $0.guardrail(id).orNotFound() }
        let day = Day(guardrail.proofDueAt.map { max($0, visit.now) } ?? visit.now, in: visit.frame.zone)
        return .page(
            drillPage(visit.frame, guardrail, title: "Drill: \(guardrail.name)", day: day.iso, problems: []))
    }

    static func create(_ visit: Visit) async throws -> Response {
        let id = try visit.guardrailID()
        let guardrail = try await visit.read { try $0.guardrail(id).orNotFound() }
        let title = visit.form["title"] ?? ""
        let typed = visit.form["planned_on"] ?? ""
        return try await attempt {
            guard let day = Day(iso: typed.trimmed) else {
                throw Refusal(field: "planned_on", "Enter a day such as 2026-03-01.")
            }
            let drill = try await visit.change { try $0.planDrill(of: id, title: title, on: day) }
            return .redirect(
                to: Paths.guardrail(id).anchored("proofs"),
                notice: FlashNotice("\(drill.key) planned. Its result becomes a proof of \(id.key)."))
        } orShow: { problems, _ in
            drillPage(visit.frame, guardrail, title: title, day: typed, problems: problems)
        }
    }

    private static func drillPage(
        _ frame: Frame, _ guardrail: Guardrail, title: String, day: String, problems: [Refusal.Problem]
    ) -> HTML {
        page(
            frame, title: "Plan a drill of \(guardrail.key)", section: .guardrails, problems: problems,
            """
            <p class="back">\(keyLink(guardrail.key)) \(guardrail.name)</p>
            <h1>Plan a drill</h1>
            <p class="lead">People rehearse the failure and see whether the guardrail holds. \
            A drill is a kind of incident, with a timeline and findings like any other.</p>
            \(form(
                Paths.guardrailDrills(guardrail.id), frame,
                """
                \(textField(
                    "title", label: "What will you rehearse?", value: title, limit: Text.Limit.title, problems: problems, autocomplete: "off",
                    required: true, autofocus: true))
                \(textField(
                    "planned_on", label: "On which day?", value: day, hint: "For example, 2026-03-01.",
                    problems: problems, type: .date, required: true, width: .short))
                \(formActions(submitButton("Plan the drill")))
                """))
            """)
    }
}
