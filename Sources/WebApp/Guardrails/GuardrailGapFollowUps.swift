import Domain
import HTML
import Storage
import WebServer

/// Pages and actions at `/guardrails/:guardrail/gaps/follow-ups`.
enum GuardrailGapFollowUps {
    /// Shows the dry run. Only reads.
    static func new(_ visit: Visit) async throws -> Response {
        let id = try visit.guardrailID()
        let services = try selectedServices(visit.query)
        let (guardrail, plan) = try await readPlan(visit, id, services)
        return .page(gapDryRun(visit.frame, guardrail, plan, typed: "", problems: []))
    }

    /// Opens the follow-ups that the dry run showed, if the count was typed and nothing has changed in the meantime.
    static func create(_ visit: Visit) async throws -> Response {
        let id = try visit.guardrailID()
        let services = try selectedServices(visit.form)
        let typed = visit.form["confirmation"] ?? ""
        return try await attempt {
            if services.isEmpty { throw Refusal("Nothing was selected, so nothing was opened.") }
            try TypedCount(Batch.followUps(services.count)).check(typed)
            let batch = try await visit.change { try $0.openGapFollowUps(id, for: services) }
            return .redirect(
                to: Paths.guardrail(id).anchored("missing"),
                notice: FlashNotice("\(BatchKind.followUpOpening.sentence(count: services.count)).", undo: batch))
        } orShow: { problems, _ in
            let (guardrail, plan) = try await readPlan(visit, id, services)
            return gapDryRun(visit.frame, guardrail, plan, typed: typed, problems: problems)
        }
    }

    private static func selectedServices(_ form: Form) throws -> [ID<Service>] {
        let texts = form.all("service")
        let services = texts.compactMap { ID<Service>(text: $0) }
        if services.count != texts.count { throw Refusal("Choose services from the list.") }
        if services.count > Batch.mostRows {
            throw Refusal("You can open at most \(Batch.mostRows) at once. Select fewer.")
        }
        return services
    }

    private static func readPlan(
        _ visit: Visit, _ id: ID<Guardrail>, _ services: [ID<Service>]
    ) async throws -> (Guardrail, [PlannedGapFollowUp]) {
        try await visit.read { (try $0.guardrail(id).orNotFound(), try $0.plannedGapFollowUps(id, for: services)) }
    }
}
