import Domain
import HTML
import Storage
import WebServer

/// Pages and actions at `/changes/:batch/reversal`.
enum BatchReversals {
    /// Undoes a bulk change; records that were changed since stay, with a sentence for each.
    static func create(_ visit: Visit) async throws -> Response {
        let id: ID<Batch> = try visit.id("batch")
        let kind = try await visit.read { try $0.batch(id).orNotFound() }.batch.kind
        let undo = try await visit.change { try $0.undo(id) }
        let sentence =
            undo.kept == 0
            ? "Undone for \(kind.things(undo.undone))."
            : "Undone for \(kind.things(undo.undone)). \(undo.kept) "
                + (undo.kept == 1
                    ? "has changed since and stays as it is." : "have changed since and stay as they are.")
        return .redirect(to: Paths.batch(id), notice: FlashNotice(sentence))
    }
}
