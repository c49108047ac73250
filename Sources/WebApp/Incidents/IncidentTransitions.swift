import Domain
import HTML
import Storage
import WebServer

/// Pages and actions at `/incidents/:incident/transitions`.
enum IncidentTransitions {
    /// The form for a change of state that needs a reason, dismissing or reopening; without a state in the address, the
    /// form with all states that it can move to.
    static func new(_ visit: Visit) async throws -> Response {
        let id = try visit.incidentID()
        let incident = try await visit.read { try $0.incident(id).orNotFound() }
        guard let word = visit.query["state"] else {
            return .page(choicePage(visit.frame, incident, reason: "", problems: []))
        }
        guard let state = IncidentState(rawValue: word),
            incident.state.move(to: state, kind: incident.kind)?.needsReason == true
        else { throw Obstacle.notFound }
        return .page(transitionPage(visit.frame, incident, to: state, reason: "", problems: []))
    }

    static func create(_ visit: Visit) async throws -> Response {
        let id = try visit.incidentID()
        let incident = try await visit.read { try $0.incident(id).orNotFound() }
        if visit.query[Paths.undoneClosing] != nil { return try await undoClosing(id, visit) }
        let reason = visit.form["reason"] ?? ""
        guard let state = visit.form["state"].flatMap(IncidentState.init(rawValue:)) else {
            return .page(
                choicePage(
                    visit.frame, incident, reason: reason,
                    problems: [.init(field: "state", "Choose the state it should have.")]),
                status: .unprocessableContent)
        }
        return try await attempt {
            try await visit.change { try $0.move(id, to: state, reason: reason) }
            let open = state == .closed ? try await visit.read { try $0.followUps(ofIncident: id) } : []
            let sentence = "\(id.key) is now \(state.label.lowercased()).\(remainder(open))"
            return .redirect(
                to: Paths.incident(id),
                notice: state == .closed ? FlashNotice(sentence, undoClosing: id) : FlashNotice(sentence))
        } orShow: { problems, _ in
            state == .closed
                ? closingPage(visit.frame, incident, problems: problems, reason: incident.weakGuardrailsReason)
                : transitionPage(visit.frame, incident, to: state, reason: reason, problems: problems)
        }
    }

    /// Opens an incident again that was closed a moment ago. Somebody may have reopened it since.
    private static func undoClosing(_ id: ID<Incident>, _ visit: Visit) async throws -> Response {
        try await visit.change { change in
            guard try change.reading.incident(id).orNotFound().state == .closed else {
                throw Refusal("\(id.key) is no longer closed, so there is nothing to undo.")
            }
            try change.move(id, to: .postIncident, reason: "Closing it was undone.")
        }
        return .redirect(to: Paths.incident(id), notice: FlashNotice("Undone. \(id.key) is open again."))
    }

    /// A sentence on the follow-ups that go on after an incident is closed.
    private static func remainder(_ followUps: [FollowUpSummary]) -> String {
        switch followUps.count(where: { $0.followUp.state.isOpen }) {
        case 0: ""
        case 1: " One follow-up is still open, and stays in the lists until it is done."
        case let open: " \(open) follow-ups are still open, and stay in the lists until they are done."
        }
    }

    private static func choicePage(
        _ frame: Frame, _ incident: Incident, reason: String, problems: [Refusal.Problem]
    ) -> HTML {
        let steps = incident.state.nextSteps(kind: incident.kind).map { ($0, $0.actionLabel) }
        let reopenings = incident.state.reopenings(kind: incident.kind).map {
            ($0, "Reopen as \($0.label.lowercased())")
        }
        let dismissal = incident.state.move(to: .dismissed, kind: incident.kind) == .dismiss
        let options = steps + reopenings + (dismissal ? [(.dismissed, IncidentState.dismissed.actionLabel)] : [])
        return page(
            frame, title: "Change the state of \(incident.key)", section: .incidents, problems: problems,
            """
            <p class="back"><a href="\(Paths.incident(incident.id))">\(incident.key.description)</a></p>
            <h1>Change the state</h1>
            <p class="lead">\(incident.title) \(stateTag(incident.state))</p>
            \(form(
                Paths.incidentTransitions(incident.id), frame,
                """
                \(radioField("state", label: "State", options: options.map { ($0.0.rawValue, $0.1) }, problems: problems, required: true))
                \(textArea(
                    "reason", label: "Reason", value: reason, limit: Text.Limit.reason,
                    hint: "Required for dismissing and reopening. It is kept in the history and on the timeline.",
                    problems: problems, rows: 2))
                \(formActions(submitButton("Change the state")))
                """))
            """)
    }

    private static func transitionPage(
        _ frame: Frame, _ incident: Incident, to state: IncidentState, reason: String, problems: [Refusal.Problem]
    ) -> HTML {
        let isDismissal = state == .dismissed
        let action = isDismissal ? "Dismiss" : "Reopen as \(state.label.lowercased())"
        return page(
            frame, title: "\(action) \(incident.key)", section: .incidents, problems: problems,
            """
            <p class="back"><a href="\(Paths.incident(incident.id))">\(incident.key.description)</a></p>
            <h1>\(isDismissal ? "Dismiss the incident" : "Reopen the incident")</h1>
            <p class="lead">\(incident.title)</p>
            \(form(
                Paths.incidentTransitions(incident.id), frame,
                """
                \(hiddenField("state", state.rawValue))
                \(textArea(
                    "reason", label: isDismissal ? "Why is this not an incident?" : "Why are you reopening it?", value: reason, limit: Text.Limit.reason,
                    hint: "The reason is kept in the history and on the timeline.",
                    problems: problems, required: true, autofocus: true))
                \(formActions(submitButton(action)))
                """))
            """)
    }

    /// The conditions that are still unmet before it can close, each with a link.
    static func closingPage(
        _ frame: Frame, _ incident: Incident, problems: [Refusal.Problem], reason: String
    ) -> HTML {
        let asksForReason = problems.contains { $0.field == "weak_guardrails_reason" }
        return page(
            frame, title: "Close \(incident.key)", section: .incidents, problems: problems,
            """
            <p class="back"><a href="\(Paths.incident(incident.id))">\(incident.key.description)</a></p>
            <h1>Not ready to close</h1>
            <p class="lead">An incident can close once it has left something behind.</p>
            <ul>
            <li id="postmortem"><a href="\(Paths.incident(incident.id).anchored("postmortem"))">The postmortem</a>: published, or not required with a reason</li>
            <li id="follow-ups"><a href="\(Paths.incident(incident.id).anchored("follow-ups"))">The follow-ups</a>: each commitment has an owner and a date</li>
            <li><a href="\(Paths.incident(incident.id).anchored("findings"))">The guardrails</a>: at least one is strong or medium, or there is a reason why not</li>
            </ul>
            \(when: asksForReason, WeakGuardrailsReasons.editForm(frame, incident.id, reason: reason, problems: []))
            """)
    }
}
