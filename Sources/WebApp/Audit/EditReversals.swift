import Domain
import Storage
import WebServer

/// Pages and actions at `/edits/reversals`.
enum EditReversals {
    /// Undoes an edit; fields that others have changed since stay.
    static func create(_ visit: Visit) async throws -> Response {
        guard let kind = visit.query["kind"], let number = visit.query["number"], let version = visit.query["version"],
            let edit = SavedEdit(kind: kind, number: number, version: version)
        else { throw Obstacle.notFound }
        let target = try await visit.change { change in
            try change.takeBack(edit.subject, version: edit.version)
            return try Paths.place(of: edit.subject, change.reading)
        }
        return .redirect(to: target, notice: FlashNotice("Edit undone."))
    }
}
