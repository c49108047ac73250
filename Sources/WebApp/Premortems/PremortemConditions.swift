import Domain
import HTML
import Storage
import WebServer

/// Pages and actions at `/pre-mortems/:premortem/conditions`.
enum PremortemConditions {
    /// Adds a condition: a follow-up from the list, or a new one.
    static func create(_ visit: Visit) async throws -> Response {
        let form = visit.form
        if form.contains("follow_up") {
            return try await Premortems.act(in: visit, form: "existing", anchor: "conditions") { change, id in
                guard let followUp = try TypedKeys.followUp(typed: form["follow_up"] ?? "", field: "follow_up") else {
                    throw Refusal(field: "follow_up", "Choose a follow-up.")
                }
                try change.addCondition(to: id, existing: followUp)
            }
        }
        let typed = try await visit.picking(FollowUpForm.pickers)
        let picked = ["owner": typed.picked("owner")]
        return try await Premortems.act(in: visit, form: "condition", anchor: "conditions", picked: picked) {
            change, id in
            _ = try change.addCondition(to: id, try RiskAnswers.quickFollowUp(typed, isPromise: true))
        }
    }

    static func delete(_ visit: Visit) async throws -> Response {
        let followUp = try visit.followUpID()
        return try await Premortems.act(in: visit, anchor: "conditions") { change, id in
            try change.removeCondition(followUp, of: id)
        }
    }
}
