import Domain
import HTML
import Storage
import WebServer

/// Pages and actions at `/launches/:launch/checks/:guardrail`.
enum LaunchChecks {
    /// One answer of the checklist.
    static func update(_ visit: Visit) async throws -> Response {
        let id: ID<Launch> = try visit.id("launch")
        let guardrail = try visit.guardrailID()
        guard let answer = visit.form["answer"].flatMap(CheckAnswer.init(rawValue:)) else {
            throw Refusal("Choose yes, no, or not for this launch.")
        }
        let note = visit.form["note"] ?? ""
        try await visit.change { try $0.answerCheck(of: id, guardrail, answer, note: note) }
        return .redirect(to: Paths.launch(id).anchored("check-\(guardrail)"))
    }
}
