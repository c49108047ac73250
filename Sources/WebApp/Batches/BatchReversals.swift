import Domain
import HTML
import Storage
import WebServer

/// Pages and actions at `/changes/:batch/reversal`.
enum BatchReversals {
    /// Undo as a whole: what was changed since stays, with a sentence for each.
    static func create(_ visit: Visit) async throws -> Response {
        let id: ID<Batch> = try visit.id("batch")
        _ = try await visit.read { try $0.batch(id).orNotFound() }
        let undo = try await visit.change { try $0.undo(id) }
        let sentence =
            undo.kept == 0
            ? "\(Batch.followUps(undo.undone)) as before."
            : "\(Batch.followUps(undo.undone)) as before; \(undo.kept) changed since and stay\(undo.kept == 1 ? "s" : "")."
        return .redirect(to: Paths.batch(id), notice: FlashNotice(sentence))
    }
}
