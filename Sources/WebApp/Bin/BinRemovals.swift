import Domain
import HTML
import Storage
import WebServer

/// Pages and actions at `/bin/removals`.
enum BinRemovals {
    /// Undoes an action that created several records: all of them go to the bin, in one transaction.
    static func create(_ visit: Visit) async throws -> Response {
        let words = (visit.query["items"] ?? "").split(separator: ",", omittingEmptySubsequences: false)
        guard let items = [Deletable](words: words.map(String.init)), let first = items.first else {
            throw Obstacle.notFound
        }
        let target = try await visit.change { change in
            let target = try Paths.origin(of: first, change.reading)
            try change.undoMaking(items)
            return target
        }
        return .redirect(to: target, notice: FlashNotice("Undone."))
    }
}
