import Domain
import HTML
import Storage
import WebServer

/// Pages and actions at `/bin/removals`.
enum BinRemovals {
    /// Undoes an action that created several records: all of them go to the bin, in one transaction.
    static func create(_ visit: Visit) async throws -> Response {
        let numbers = (visit.query["numbers"] ?? "").split(separator: ",", omittingEmptySubsequences: false)
        let items = numbers.prefix(100).compactMap { number in
            Int64(number).flatMap { Deletable(kind: visit.query["kind"] ?? "", number: $0) }
        }
        guard items.count == numbers.count, let first = items.first else { throw Obstacle.notFound }
        let target = try await visit.change { change in
            let target = try Paths.place(of: first, change.reading)
            for item in items { try change.delete(item) }
            return target
        }
        return .redirect(to: target, notice: FlashNotice("Undone."))
    }
}
