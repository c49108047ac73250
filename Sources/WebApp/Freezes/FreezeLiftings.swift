import Domain
import HTML
import Storage
import WebServer

/// Pages and actions at `/freezes/:freeze/lifting`.
enum FreezeLiftings {
    /// The form for ending a freeze before its automatic end.
    static func new(_ visit: Visit) async throws -> Response {
        let summary = try await visit.freeze()
        return .page(liftingPage(visit.frame, summary, reason: "", problems: []))
    }

    static func create(_ visit: Visit) async throws -> Response {
        let summary = try await visit.freeze()
        let id = summary.freeze.id
        let reason = visit.form["reason"] ?? ""
        return try await attempt {
            try await visit.change { try $0.liftFreeze(id, reason: reason) }
            return .redirect(
                to: Paths.freeze(id), notice: FlashNotice("The freeze of \(summary.scopeWords) is over."))
        } orShow: { problems, _ in
            liftingPage(visit.frame, summary, reason: reason, problems: problems)
        }
    }

    private static func liftingPage(
        _ frame: Frame, _ summary: FreezeSummary, reason: String, problems: [Refusal.Problem]
    ) -> HTML {
        let isScheduled = summary.freeze.state(at: frame.now) == .scheduled
        let title = isScheduled ? "Cancel the freeze" : "Lift the freeze"
        return page(
            frame, title: title, section: .settings, problems: problems,
            """
            <p class="back"><a href="\(Paths.freeze(summary.freeze.id))">Deploy freeze of \(summary.scopeWords)</a></p>
            <h1>\(title)</h1>
            <p class="lead">\
            \(isScheduled
                ? "The freeze will not start."
                : """
                All deployments of \(summary.scopeWords) can go ahead from now on. \
                To let only one through, request an override instead.
                """)</p>
            \(form(
                Paths.freezeLifting(summary.freeze.id), frame,
                """
                \(textField(
                    "reason", label: "Reason", value: reason,
                    hint: "It is kept in the history of the freeze.", problems: problems, autocomplete: "off",
                    required: true, autofocus: true))
                \(formActions(submitButton(isScheduled ? "Cancel the freeze" : "Lift the freeze")))
                """))
            """)
    }
}

extension Visit {
    func freeze() async throws -> FreezeSummary {
        let id: ID<Freeze> = try self.id("freeze")
        return try await read { try $0.freeze(id).orNotFound() }
    }
}
