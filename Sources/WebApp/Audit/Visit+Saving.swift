import Domain
import Storage
import WebServer

extension Visit {
    /// Saves what a form holds that is edited field by field, and leads on with a notice that can take it back. If somebody
    /// was faster, the notice says who changed what, which stays.
    ///
    /// - Parameter version: the one that the form was filled from.
    func saved(
        _ subject: AuditEntry.Subject, from version: Int?, _ sentence: String,
        _ body: @escaping @Sendable (Change) throws -> Void
    ) async throws -> Response {
        let (target, others, edited) = try await change { change in
            let before = try change.reading.version(of: subject)
            let others = try change.reading.lastChange(of: subject, since: version)
            try body(change)
            let after = try change.reading.version(of: subject)
            return (
                try Paths.place(of: subject, change.reading), others,
                after.flatMap { after == before ? nil : SavedEdit(subject: subject, version: $0) }
            )
        }
        let overtaken = others.map { " \($0), while you were writing; that stays, unless you changed it too." }
        return .redirect(to: target, notice: FlashNotice(sentence + (overtaken ?? ""), takingBack: edited))
    }
}
