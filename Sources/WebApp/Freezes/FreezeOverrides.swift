import Domain
import HTML
import Storage
import WebServer

/// Pages and actions at `/freezes/:freeze/overrides`.
enum FreezeOverrides {
    static func new(_ visit: Visit) async throws -> Response {
        let (summary, services) = try await visit.freezeToPass()
        return .page(overridePage(visit.frame, summary, services, OverrideForm(only: services), problems: []))
    }

    static func create(_ visit: Visit) async throws -> Response {
        let (summary, services) = try await visit.freezeToPass()
        let values = OverrideForm(visit.form)
        let freeze = summary.freeze.id
        return try await attempt {
            guard let service = ID<Service>(text: values.service) else {
                throw Refusal(field: "service", "Choose one of the services that this freeze holds.")
            }
            let id = try await visit.change {
                try $0.requestOverride(of: freeze, service: service, reason: values.reason)
            }
            return .redirect(
                to: Paths.freeze(freeze).anchored("overrides"),
                notice: FlashNotice(
                    "Override \(id) requested. It is waiting for a second person to confirm it. The freeze stays in force."
                ))
        } orShow: { problems, _ in
            overridePage(visit.frame, summary, services, values, problems: problems)
        }
    }

    static func confirm(_ visit: Visit) async throws -> Response {
        let id: ID<FreezeOverride> = try visit.id("override")
        let freeze = try await visit.read { try $0.freezeOverride(id)?.freezeID }.orNotFound()
        try await visit.change { try $0.confirmOverride(id) }
        return .redirect(
            to: Paths.freeze(freeze).anchored("overrides"),
            notice: FlashNotice("Override \(id) confirmed. It lets one deployment through within the next hour."))
    }

    static func withdraw(_ visit: Visit) async throws -> Response {
        let id: ID<FreezeOverride> = try visit.id("override")
        let freeze = try await visit.read { try $0.freezeOverride(id)?.freezeID }.orNotFound()
        try await visit.change { try $0.withdrawOverride(id) }
        return .redirect(
            to: Paths.freeze(freeze).anchored("overrides"), notice: FlashNotice("Override \(id) withdrawn."))
    }

    private static func overridePage(
        _ frame: Frame, _ summary: FreezeSummary, _ services: [Service], _ values: OverrideForm,
        problems: [Refusal.Problem]
    ) -> HTML {
        page(
            frame, title: "Let one deployment through", section: .settings, problems: problems,
            """
            <p class="back"><a href="\(Paths.freeze(summary.freeze.id))">Deploy freeze of \(summary.scopeWords)</a></p>
            <h1>Let one deployment through</h1>
            <p class="lead">The freeze stays in force. Once a second person confirms the override, one deployment that gives its number can go ahead within an hour.</p>
            \(form(
                Paths.freezeOverrides(summary.freeze.id), frame,
                """
                \(radioField("service", label: "Service", options: services.map { ($0.id.description, $0.name) }, selected: values.service, problems: problems, required: true))
                \(textField("reason", label: "Why can it not wait?", value: values.reason, hint: "Say what is deployed, and what would happen without it. The second person reads this.", problems: problems, autocomplete: "off", required: true))
                \(formActions(submitButton("Request the override")))
                """))
            """)
    }

    static func list(_ frame: Frame, _ dossier: FreezeDossier) -> HTML {
        if dossier.overrides.isEmpty { return "<p class=\"quiet\">Nothing has been let through.</p>" }
        return """
            <ul class="rows">
            \(each: dossier.overrides, { overrideRow($0, dossier.freeze, frame) })
            </ul>
            """
    }

    private static func overrideRow(_ row: FreezeOverrideSummary, _ freeze: Freeze, _ frame: Frame) -> HTML {
        let override = row.override
        var steps: [HTML] = ["Requested by \(row.requestedByName) \(timestamp(override.requestedAt, frame))"]
        if let at = override.confirmedAt, let name = row.confirmedByName {
            steps.append("confirmed by \(name) \(timestamp(at, frame))")
        }
        if let at = override.usedAt { steps.append("used by \(row.usedByLabel ?? "") \(timestamp(at, frame))") }
        if let at = override.withdrawnAt {
            steps.append("withdrawn by \(row.withdrawnByName ?? "") \(timestamp(at, frame))")
        }
        return """
            <li class="freeze-override" id="override-\(override.id.description)">
            <p><b>Override \(override.id.description)</b>: one deployment of \(row.serviceName) \(stateTag(override.state(at: frame.now)))</p>
            <p>\(override.reason)</p>
            <p class="hint">\(steps.joined(separator: "; "))</p>
            \(overrideActions(override, freeze, frame))
            </li>

            """
    }

    private static func overrideActions(_ override: FreezeOverride, _ freeze: Freeze, _ frame: Frame) -> HTML? {
        guard freeze.state(at: frame.now) == .inForce else { return nil }
        let withdraw = postButton("Withdraw", to: Paths.overrideWithdrawal(override.id), frame, style: .small)
        switch override.state(at: frame.now) {
        case .requested:
            if override.requestedBy == frame.viewer?.id {
                return
                    "<p class=\"hint\">Somebody else has to confirm it. Send them a link to this page.</p>\(withdraw)"
            }
            return """
                <div class="record-actions">\(postButton("Confirm", to: Paths.overrideConfirmation(override.id), frame, style: .small))\(withdraw)</div>
                """
        case .confirmed:
            let until: HTML? = override.usableUntil.map { timestamp($0, frame) }
            return """
                <p>Deploy with <code>--override \(override.id.description)</code>, once, until \(until)</p>\(withdraw)
                """
        case .used, .lapsed, .withdrawn: return nil
        }
    }
}

extension Visit {
    /// The freeze, and the services it holds.
    fileprivate func freezeToPass() async throws -> (FreezeSummary, [Service]) {
        let id: ID<Freeze> = try self.id("freeze")
        return try await read { reading in
            let summary = try reading.freeze(id).orNotFound()
            return (summary, try reading.services().filter { summary.freeze.scope.covers($0.id) })
        }
    }
}

private struct OverrideForm: Sendable {
    var service = ""
    var reason = ""

    init(only services: [Service]) {
        if services.count == 1, let service = services.first { self.service = service.id.description }
    }

    init(_ form: Form) {
        service = form["service"] ?? ""
        reason = form["reason"] ?? ""
    }
}
