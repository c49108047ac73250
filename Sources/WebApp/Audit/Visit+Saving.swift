import Domain
import HTML
import Storage
import WebServer

extension Visit {
    /// Saves a form that is merged field by field, and redirects with a notice that has an Undo. If somebody else saved
    /// first, the notice says who changed what.
    ///
    /// - Parameters:
    ///   - version: the version that the form was filled from.
    ///   - page: the page to show afterwards, if it is not that of the record.
    func saved(
        _ subject: AuditEntry.Subject, from version: Int?, _ sentence: String,
        showing page: Link? = nil, _ body: @escaping @Sendable (Change) throws -> Void
    ) async throws -> Response {
        let (target, others, edited) = try await change { change in
            let before = try change.reading.version(of: subject)
            let others = try change.reading.lastChange(of: subject, since: version)
            try body(change)
            let after = try change.reading.version(of: subject)
            return (
                try page ?? Paths.place(of: subject, change.reading), others,
                after.flatMap { after == before ? nil : SavedEdit(subject: subject, version: $0) }
            )
        }
        let overtaken = others.map {
            " \($0) while you were editing. That change is kept, unless you changed the same field."
        }
        return .redirect(to: target, notice: FlashNotice(sentence + (overtaken ?? ""), takingBack: edited))
    }
}
