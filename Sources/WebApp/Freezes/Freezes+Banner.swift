import Domain
import HTML
import Storage

extension Freezes {
    /// The banner that says which deployments wait, until when and why; nothing if nothing is frozen.
    static func banner(_ frame: Frame, _ freezes: [FreezeSummary]) -> HTML {
        let shown = freezes.prefix(3).map { Freezes.note($0, frame) }
        let rest = freezes.count - shown.count
        return """
            \(shown.joined())\
            \(when: rest > 0, """
                <p class="hint">\
                <a href="\(Paths.freezes)">\(rest) more deploy \(rest == 1 ? "freeze" : "freezes")</a></p>
                """)
            """
    }

    /// A sentence on what an incident will freeze, for those who are about to declare one; nothing if none does.
    static func announcement(_ settings: FreezeSettings) -> HTML? {
        if settings.severities.isEmpty { return nil }
        let severities = settings.severities.sorted().map(\.code).joined(separator: " or ")
        let hours = "for at most \(settings.hours == 1 ? "one hour" : "\(settings.hours) hours"), until it is mitigated"
        let sentence =
            switch settings.scope {
            case .everything: "A \(severities) that is happening freezes all deployments at once, \(hours)."
            case .services:
                "A \(severities) that is happening freezes deployments of the services it affects at once, \(hours). "
                    + "If it names no service, it freezes nothing."
            }
        return "<p class=\"hint if-now\" id=\"will-freeze\">\(sentence) Reviewers can lift the freeze.</p>"
    }

    /// One freeze that is in force, with links to the next steps.
    static func note(_ summary: FreezeSummary, _ frame: Frame, links: HTML? = nil) -> HTML {
        let freeze = summary.freeze
        return """
            <div class="freeze-note" role="note">
            <p><b>Deployments of \(summary.scopeWords) are frozen</b> until \(timestamp(freeze.endsAt, frame))</p>
            <p class="freeze-why">\(Freezes.reason(freeze))\(when: !summary.isHidden, " · <a href=\"\(Paths.freeze(freeze.id))\">The freeze</a>\(links)")</p>
            </div>

            """
    }

    /// The incident as a link, or the reason that somebody entered.
    static func reason(_ freeze: Freeze) -> HTML {
        guard let incident = freeze.incidentID else { return HTML(text: freeze.reason) }
        let key = incident.key.description
        let rest = freeze.reason.hasPrefix(key) ? String(freeze.reason.dropFirst(key.count)) : ""
        return "\(keyLink(incident.key))\(rest)"
    }

    /// For the page of an incident: the freeze it causes or caused, or why it causes none.
    static func ofIncident(_ frame: Frame, _ dossier: IncidentDossier) -> HTML {
        if let summary = dossier.freezes.first(where: { $0.freeze.state(at: frame.now) == .inForce }) {
            let id = summary.freeze.id
            let links = [
                "<a href=\"\(Paths.freeze(id))\">The freeze</a>",
                actionLink("Let one deployment through", to: Paths.newFreezeOverride(id), frame),
                actionLink("Extend", to: Paths.freezeExtension(id), frame),
                actionLink("Lift", to: Paths.freezeLifting(id), frame),
            ].compactMap { $0 }
            return """
                <div class="freeze-note" role="note">
                <p><b>Deployments of \(summary.scopeWords) are frozen</b> until \(timestamp(summary.freeze.endsAt, frame))</p>
                <p class="freeze-why">\(links.joined(separator: " · "))</p>
                </div>
                """
        }
        if dossier.couldFreeze {
            return """
                <p class="caution-note">This incident names no service, so it freezes no deployments. \
                \(actionLink("Add the services it affects", to: Paths.incidentEdit(dossier.incident.id), frame))</p>
                """
        }
        guard let last = dossier.freezes.first else { return HTML() }
        return """
            <p class="hint"><a href="\(Paths.freeze(last.freeze.id))">The deploy freeze</a> of \(last.scopeWords) \
            ended \(timestamp(last.freeze.overAt, frame))</p>
            """
    }
}
