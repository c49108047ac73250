import Domain
import Storage
import WebServer

/// Pages and actions at `/pre-mortems/:premortem/decision`.
enum PremortemDecisions {
    static func update(_ visit: Visit) async throws -> Response {
        let form = visit.form
        return try await Premortems.act(in: visit, form: "decision", anchor: "decision") { change, id in
            guard let decision = form["decision"].flatMap(LaunchDecision.init(rawValue:)) else {
                throw Refusal(field: "decision", "Choose go, go with conditions, or no go.")
            }
            try change.decide(id, decision, note: form["note"] ?? "")
        }
    }
}
