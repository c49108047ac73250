import Domain
import HTML
import Storage
import WebServer

/// Pages and actions at `/freezes/:freeze/extension`.
enum FreezeExtensions {
    /// The form for a later automatic end.
    static func new(_ visit: Visit) async throws -> Response {
        let summary = try await visit.freeze()
        return .page(extensionPage(visit.frame, summary, endsAt: "", reason: "", problems: []))
    }

    static func create(_ visit: Visit) async throws -> Response {
        let summary = try await visit.freeze()
        let id = summary.freeze.id
        let endsAt = visit.form["ends_at"] ?? ""
        let reason = visit.form["reason"] ?? ""
        return try await attempt {
            let end = try FreezeTime.read(endsAt, field: "ends_at", visit.frame)
            try await visit.change { try $0.extendFreeze(id, until: end, reason: reason) }
            return .redirect(
                to: Paths.freeze(id),
                notice: FlashNotice("Freeze extended. It now ends at \(CivilTime(utc: end).text) UTC."))
        } orShow: { problems, _ in
            extensionPage(visit.frame, summary, endsAt: endsAt, reason: reason, problems: problems)
        }
    }

    private static func extensionPage(
        _ frame: Frame, _ summary: FreezeSummary, endsAt: String, reason: String, problems: [Refusal.Problem]
    ) -> HTML {
        page(
            frame, title: "Extend the freeze", section: .settings, problems: problems,
            """
            <p class="back"><a href="\(Paths.freeze(summary.freeze.id))">Deploy freeze of \(summary.scopeWords)</a></p>
            <h1>Extend the freeze</h1>
            <p class="lead">It ends automatically at \(timestamp(summary.freeze.endsAt, frame))</p>
            \(form(
                Paths.freezeExtension(summary.freeze.id), frame,
                """
                \(timeField(
                    "ends_at", label: "New end", value: endsAt, hint: FreezeTime.hint(frame), problems: problems,
                    isAhead: true, required: true, placeholder: "+4h"))
                \(textField("reason", label: "Reason (optional)", value: reason, problems: problems, autocomplete: "off"))
                \(formActions(submitButton("Extend")))
                """))
            """)
    }
}
