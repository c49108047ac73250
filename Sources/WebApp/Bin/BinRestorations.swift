import Domain
import HTML
import Storage
import WebServer

/// Pages and actions at `/bin/restorations`.
enum BinRestorations {
    /// Restores a record from the bin, on the bin's page or by Undo right after it was deleted.
    static func create(_ visit: Visit) async throws -> Response {
        guard let kind = visit.query["kind"], let number = visit.query["number"].flatMap({ Int64($0) }),
            let item = Deletable(kind: kind, number: number)
        else { throw Obstacle.notFound }
        try await visit.change { try $0.restore(item) }
        let target = try await visit.read { try Paths.place(of: item, $0) }
        return .redirect(to: target, notice: FlashNotice("Restored."))
    }
}
