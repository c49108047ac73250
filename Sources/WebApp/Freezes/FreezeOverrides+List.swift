import Domain
import HTML
import Storage

extension FreezeOverrides {
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
            <p><b>Override \(override.id.description)</b>: one deployment of \(row.serviceName) \
            \(stateTag(override.state(at: frame.now)))</p>
            <p>\(override.reason)</p>
            <p class="hint">\(steps.joined(separator: "; "))</p>
            \(overrideActions(override, freeze, frame))
            </li>

            """
    }

    private static func overrideActions(_ override: FreezeOverride, _ freeze: Freeze, _ frame: Frame) -> HTML? {
        guard freeze.state(at: frame.now) == .inForce else { return nil }
        let isOwn = override.requestedBy == frame.viewer?.id
        let withdraw: HTML =
            isOwn || frame.access.meets(.editor)
            ? postButton("Withdraw", to: Paths.overrideWithdrawal(override.id), frame, style: .small) : HTML()
        switch override.state(at: frame.now) {
        case .requested:
            if override.requestedBy == frame.viewer?.id {
                return
                    "<p class=\"hint\">Somebody else has to confirm it. Send them a link to this page.</p>\(withdraw)"
            }
            return """
                <div class="record-actions">\
                \(postButton("Confirm", to: Paths.overrideConfirmation(override.id), frame, style: .small))\
                \(withdraw)</div>
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
