import Domain
import Storage
import WebServer

extension Premortems {
    /// Makes a change in a pre-mortem and shows the pre-mortem again; a change that is refused comes back with the
    /// typed values.
    ///
    /// - Parameters:
    ///   - form: the name of the form it was asked with, see ``PremortemTyped``.
    ///   - picked: what its pickers were filled with.
    static func act(
        in visit: Visit, form: String = "", anchor: String? = nil, notice: String? = nil,
        picked: [String: Picked] = [:],
        guardrail: TypedGuardrail = TypedGuardrail(),
        _ change: @escaping @Sendable (Change, ID<Premortem>) throws -> Void
    ) async throws -> Response {
        let id = try visit.premortemID()
        return try await attempt {
            try await visit.change { try change($0, id) }
            let link = Paths.premortem(id)
            return .redirect(to: anchor.map(link.anchored) ?? link, notice: notice.map { FlashNotice($0) })
        } orShow: { problems, _ in
            try await Premortems.showPage(
                visit, id,
                PremortemTyped(form: form, fields: visit.form, problems: problems, picked: picked, guardrail: guardrail)
            )
        }
    }
}
