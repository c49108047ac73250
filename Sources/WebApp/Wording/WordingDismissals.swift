import Domain
import HTML
import Storage
import WebServer

/// Pages and actions at `/wording/dismissals`.
enum WordingDismissals {
    /// The form that asks why a hint should not be shown again, and where.
    static func new(_ visit: Visit) async throws -> Response {
        let request = try await WordingDismissalRequest(visit, visit.query)
        return .page(dismissalPage(visit.frame, request, problems: []))
    }

    static func create(_ visit: Visit) async throws -> Response {
        let request = try await WordingDismissalRequest(visit, visit.form)
        return try await attempt {
            try await visit.change { change in
                try change.dismissWording(
                    rule: request.rule.id, title: request.rule.title, at: request.scope == .team ? nil : request.place,
                    words: request.words, reason: request.reason)
            }
            let notice = FlashNotice(
                request.scope == .team
                    ? "Switched off the rule “\(request.rule.title)” for the team. You can switch it on again under Settings, Wording rules."
                    : "Hint dismissed here. You can restore it under Settings, Wording rules.")
            return .redirect(to: request.back, notice: notice)
        } orShow: { problems, _ in
            dismissalPage(visit.frame, request, problems: problems)
        }
    }

    /// Ends a dismissal, so that the hint is shown again.
    static func end(_ visit: Visit) async throws -> Response {
        let id: ID<WordingDismissal> = try visit.id("dismissal")
        let dismissal = try await visit.read { try $0.wordingDismissal(id).orNotFound() }
        let title = visit.app.settings.wording.rules.first { $0.id == dismissal.rule }?.title ?? dismissal.rule
        try await visit.change { try $0.endWordingDismissal(id, title: title) }
        return .redirect(
            to: Paths.wordingRules,
            notice: FlashNotice(
                dismissal.place == nil
                    ? "Switched on the rule “\(title)” again." : "Restored the hint on “\(dismissal.words)”."))
    }

    private static func dismissalPage(_ frame: Frame, _ request: WordingDismissalRequest, problems: [Refusal.Problem])
        -> HTML
    {
        let scope: HTML =
            request.place == nil
            ? hiddenField("scope", "team")
            : radioField(
                "scope", label: "Where should this hint no longer be shown?",
                options: [
                    (WordingDismissal.Scope.place.rawValue, "Only here: these words in this text"),
                    (WordingDismissal.Scope.team.rawValue, "Everywhere: switch the rule off for the whole team"),
                ], selected: request.scope.rawValue, problems: problems)
        return page(
            frame, title: "Dismiss a wording hint", section: .settings, problems: problems,
            """
            <p class="back"><a href="\(request.back)">\(request.place == nil ? "Wording rules" : "Back to the text")</a></p>
            <h1>Dismiss a wording hint</h1>
            <p class="lead">\(when: !request.words.isEmpty, "<q>\(request.words)</q> ")\(request.rule.title)</p>
            <p>\(request.rule.why)</p>
            \(form(
                Paths.wordingDismissals, frame,
                """
                \(hiddenField("rule", request.rule.id))\(request.place.map { hiddenField("place", $0.description) })\(hiddenField("words", request.words))
                \(scope)
                \(textField(
                    "reason", label: "Why?", value: request.reason, limit: Text.Limit.sentence,
                    hint: "The team sees the reason beside the rule. You can undo this at any time.",
                    problems: problems, autocomplete: "off", required: true))
                \(formActions("\(submitButton("Dismiss"))\(linkButton("Cancel", to: request.back, style: .quiet))"))
                """))
            """)
    }
}

extension Paths {
    /// The page on which the text of a place is written, or nil if the asker may not see it.
    static func text(at place: WordingPlace, _ reading: Reading) throws -> Link? {
        let (isVisible, incident) = try reading.incident(of: place)
        guard isVisible else { return nil }
        switch place.kind {
        case .section:
            guard let incident, let section = try reading.section(ID(place.number)) else { return nil }
            return postmortemEdit(incident, at: section.slug)
        case .finding: return finding(ID(place.number))
        case .followUp: return followUp(ID(place.number))
        case .timelineEvent:
            return incident.map { Paths.timelineEvent(ID(place.number), of: $0) }
        case .incident: return incidentEdit(ID(place.number))
        }
    }
}
