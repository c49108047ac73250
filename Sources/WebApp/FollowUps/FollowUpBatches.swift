import Domain
import Storage
import WebServer

/// Pages and actions at `/follow-ups/changes`.
enum FollowUpBatches {
    /// Shows the dry run of a bulk change of follow-ups. Only reads.
    static func new(_ visit: Visit) async throws -> Response {
        let typed = FollowUpBatchForm(visit.query)
        let values = try await visit.read { try typed.resolved($0) }
        return try await attempt {
            let alteration = try values.alteration()
            let plan = try await readPlan(visit, values, alteration)
            return .page(followUpDryRunPage(visit.frame, values, plan, problems: []))
        } orShow: { problems, _ in
            nothingToDo(visit.frame, values, problems)
        }
    }

    /// Makes the change that the dry run showed, if the count was typed and nothing has changed in the meantime.
    static func create(_ visit: Visit) async throws -> Response {
        let typedForm = FollowUpBatchForm(visit.form)
        let values = try await visit.read { try typedForm.resolved($0) }
        let shown = Dictionary(
            visit.form.all("version").compactMap { text -> (ID<FollowUp>, Int)? in
                let parts = text.split(separator: ":")
                guard parts.count == 2, let id = ID<FollowUp>(text: String(parts[0])), let version = Int(parts[1])
                else {
                    return nil
                }
                return (id, version)
            }
        ) { first, _ in first }
        let typed = visit.form["confirmation"] ?? ""
        let alteration: FollowUpAlteration
        do {
            alteration = try values.alteration()
        } catch {
            return .page(nothingToDo(visit.frame, values, error.problems), status: .unprocessableContent)
        }
        return try await attempt {
            try TypedCount(Batch.followUps(values.selected.count)).check(typed)
            let rows = values.selected.map { (id: $0, version: shown[$0] ?? 0) }
            let batch = try await visit.change { try $0.changeFollowUps(alteration, rows) }
            return .redirect(
                to: values.origin,
                notice: FlashNotice("\(BatchKind.followUpChange.sentence(count: rows.count)).", undo: batch))
        } orShow: { problems, _ in
            let plan = try await readPlan(visit, values, alteration)
            return followUpDryRunPage(visit.frame, values, plan, problems: problems)
        }
    }

    private static func readPlan(
        _ visit: Visit, _ values: FollowUpBatchForm, _ alteration: FollowUpAlteration
    ) async throws -> [PlannedFollowUpChange] {
        try await visit.read { try $0.plannedFollowUpChanges(alteration, of: values.selected) }
    }
}
