import Domain
import Foundation
import HTML
import Storage
import WebServer

/// Pages and actions at `/follow-ups/:followUp/transitions`.
enum FollowUpTransitions {
    /// The form for a change of state that needs input: an owner and a due date, a reason, a successor, or the
    /// guardrail left behind.
    static func new(_ visit: Visit) async throws -> Response {
        let context = try await FollowUpTransitionContext(visit)
        guard let text = visit.query["state"], let state = FollowUpState(rawValue: text) else {
            throw BadInput("The address does not name a state of a follow-up. Use the buttons on its page.")
        }
        let usual = FollowUps.usualDueDay(context.severity, context.choices.deadlines, visit.frame)
        let values = FollowUpTransitionForm(context.view, owner: context.owner, usualDueDay: usual)
        return .page(followUpTransitionPage(visit.frame, context, to: state, values, problems: []))
    }

    static func create(_ visit: Visit) async throws -> Response {
        let context = try await FollowUpTransitionContext(visit)
        let followUp = context.view.followUp
        guard let state = visit.form["state"].flatMap(FollowUpState.init(rawValue:)) else {
            throw Refusal("Choose one of the states on the page.")
        }
        let values = FollowUpTransitionForm(
            try await visit.picking(FollowUpForm.pickers), followUp,
            guardrail: try await visit.typedGuardrail("guardrail"))
        return try await attempt {
            let step = try values.step(to: state, from: followUp.state)
            try await visit.change { try step.take(followUp.id, $0) }
            return .redirect(
                to: Paths.followUp(followUp.id),
                notice: FlashNotice("\(followUp.key) is now \(state.label.lowercased())."))
        } orShow: { problems, _ in
            followUpTransitionPage(visit.frame, context, to: state, values, problems: problems)
        }
    }

    private static func followUpTransitionPage(
        _ frame: Frame, _ context: FollowUpTransitionContext, to state: FollowUpState, _ values: FollowUpTransitionForm,
        problems: [Refusal.Problem]
    ) -> HTML {
        let followUp = context.view.followUp
        return page(
            frame, title: "\(state.actionLabel): \(followUp.key)", section: .followUps, problems: problems,
            """
            <p class="back">\(keyLink(followUp.key)) \(followUp.title)</p>
            <h1>\(state.actionLabel)</h1>
            <p class="lead">\(transitionLead(state, from: followUp.state, hasGuardrail: !context.view.guardrails.isEmpty))</p>
            \(form(
                Paths.followUpTransitions(followUp.id), frame,
                """
                \(hiddenField("state", state.rawValue))
                \(FollowUpTransitions.fields(frame, context, to: state, values, problems: problems))
                \(formActions(submitButton(state.actionLabel)))
                """))
            """)
    }

    private static func transitionLead(
        _ target: FollowUpState, from state: FollowUpState, hasGuardrail: Bool
    ) -> String {
        if !state.choices.contains(target) && state != target {
            return
                "A follow-up in the state “\(state.label.lowercased())” cannot become “\(target.label.lowercased())”."
        }
        switch target {
        case .committed: return "A commitment needs one owner and a due date."
        case .done:
            return hasGuardrail
                ? "This work left a guardrail behind." : "Which guardrail did the work leave behind?"
        case .declined: return "It will not be done. The reason is kept with the follow-up."
        case .superseded: return "Another follow-up replaces it."
        case .verified: return "Somebody other than its owner has checked the result."
        case .proposed, .inProgress: return "The history keeps every step."
        }
    }
}

struct FollowUpTransitionContext: Sendable {
    let view: FollowUpView
    let owner: Pick?
    let choices: FollowUpChoices
    let severity: Severity?

    init(_ visit: Visit) async throws {
        let id = try visit.followUpID()
        (view, owner, choices, severity) = try await visit.read { reading in
            let view = try FollowUpView(reading, id).orNotFound()
            let incident = try view.followUp.incidentID.flatMap { try reading.incident($0) }
            let owner = try view.followUp.ownerID.flatMap { try reading.pick(.person, $0.rawValue) }
            return (view, owner, try FollowUpChoices(reading), incident?.severity)
        }
    }
}
