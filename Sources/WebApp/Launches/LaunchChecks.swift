import Domain
import HTML
import Storage
import WebServer

/// Actions at `/launches/:launch/checklist`.
enum LaunchChecks {
    /// The whole checklist is one form; only the lines that were changed are saved.
    static func update(_ visit: Visit) async throws -> Response {
        let id: ID<Launch> = try visit.id("launch")
        let checklist = ChecklistForm(visit.form)
        return try await attempt {
            let count = try await visit.change { try $0.answerChecks(of: id, checklist.replies) }
            let saved = counted(count, one: "One answer saved.", many: "answers saved.") ?? "No answer was changed."
            return .redirect(to: Paths.launch(id).anchored("checklist"), notice: FlashNotice(saved))
        } orShow: { problems, _ in
            let dossier = try await visit.read { try $0.launchDossier(id).orNotFound() }
            return Launches.launchPage(visit.frame, dossier, checklist, problems: problems)
        }
    }
}
