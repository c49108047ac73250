import Domain
import HTML
import Storage
import WebServer

/// Pages and actions at `/guardrails/:guardrail/transitions`.
enum GuardrailTransitions {
    /// The form for a change of state that needs input: retiring needs a reason.
    static func new(_ visit: Visit) async throws -> Response {
        let context = try await GuardrailTransitionContext(visit)
        guard let text = visit.query["state"], let state = GuardrailState(rawValue: text) else {
            throw BadInput("The address does not name a state of a guardrail. Use the buttons on its page.")
        }
        return .page(
            guardrailTransitionPage(
                visit.frame, context, to: state, reason: "", replacedBy: TypedGuardrail(), problems: []))
    }

    static func create(_ visit: Visit) async throws -> Response {
        let context = try await GuardrailTransitionContext(visit)
        let id = context.guardrail.id
        guard let state = visit.form["state"].flatMap(GuardrailState.init(rawValue:)) else {
            throw Refusal("Choose one of the states on the page.")
        }
        let reason = visit.form["reason"] ?? ""
        let replacedBy = try await visit.typedGuardrail("replaced_by")
        return try await attempt {
            let successor = try replacedBy.id("replaced_by")
            try await visit.change { try $0.moveGuardrail(id, to: state, reason: reason, replacedBy: successor) }
            return .redirect(
                to: Paths.guardrail(id), notice: FlashNotice("\(id.key) is now \(state.label.lowercased())."))
        } orShow: { problems, _ in
            guardrailTransitionPage(
                visit.frame, context, to: state, reason: reason, replacedBy: replacedBy, problems: problems)
        }
    }
}

struct GuardrailTransitionContext: Sendable {
    let guardrail: Guardrail

    init(_ visit: Visit) async throws {
        let id = try visit.guardrailID()
        guardrail = try await visit.read { try $0.guardrail(id).orNotFound() }
    }
}
