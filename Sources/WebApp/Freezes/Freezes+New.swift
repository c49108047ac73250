import Domain
import Foundation
import HTML
import Storage
import WebServer

extension Freezes {
    /// The form for scheduling a freeze: before a sale, over a holiday, during a migration.
    static func new(_ visit: Visit) async throws -> Response {
        let services = try await visit.read { try PickChoices($0, .service) }
        return .page(freezeNewPage(visit.frame, FreezeForm(), services, problems: []))
    }

    static func create(_ visit: Visit) async throws -> Response {
        let values = FreezeForm(try await visit.picking(FreezeForm.pickers))
        return try await attempt {
            let edit = try values.edit(visit.frame)
            let id = try await visit.change { try $0.scheduleFreeze(edit) }
            let begun = edit.startsAt <= visit.now
            return .redirect(
                to: Paths.freeze(id),
                notice: FlashNotice(
                    begun ? "The freeze is in force." : "Freeze scheduled. It starts and ends automatically."))
        } orShow: { problems, _ in
            freezeNewPage(
                visit.frame, values, try await visit.read { try PickChoices($0, .service) }, problems: problems)
        }
    }

    private static func freezeNewPage(
        _ frame: Frame, _ values: FreezeForm, _ services: PickChoices, problems: [Refusal.Problem]
    ) -> HTML {
        page(
            frame, title: "Schedule a deploy freeze", section: .settings, problems: problems,
            """
            <p class="back"><a href="\(Paths.freezes)">Deploy freezes</a></p>
            <h1>Schedule a deploy freeze</h1>
            <p class="lead">Pipelines that ask are told to wait from the start to the end.</p>
            \(form(
                Paths.freezes, frame,
                """
                \(textField(
                    "reason", label: "Reason", value: values.reason, limit: Text.Limit.sentence,
                    hint: "People who have to wait will read it in the log of their pipeline.", problems: problems,
                    autocomplete: "off", required: true, autofocus: true))
                \(radioField(
                    "scope", label: "Which deployments wait?",
                    options: FreezeScopeKind.allCases.map { ($0.rawValue, $0.label, nil) }, selected: values.scope,
                    problems: problems))
                \(picksField(
                    "services", legend: "Services", values.services, services,
                    hint: services.isEmpty ? "There are no services yet. Add them under Settings, Services." : nil,
                    problems: problems))
                \(timeField(
                    "starts_at", label: "Start", value: values.startsAt, hint: FreezeTime.hint(frame),
                    problems: problems, isAhead: true, required: true))
                \(timeField(
                    "ends_at", label: "End", value: values.endsAt,
                    hint: "The freeze ends automatically at this time. You can lift or extend it before.",
                    problems: problems, isAhead: true, required: true, placeholder: "+4h"))
                \(formActions(submitButton("Schedule the freeze")))
                """))
            """)
    }
}
