/// A question on the agenda of the guardrail review, in the order of the agenda.
///
/// Addresses and stored verdicts contain the raw value, so it never changes after a release.
package enum AgendaQuestion: String, CaseIterable, Sendable {
    case overdue
    case unowned = "without-owner"
    case unguarded = "without-guardrail"
    case weakOnly = "weak-only"
    case failing
    case unproven
    case acceptedRisks = "accepted-risks"
    case moved
    case conditionsNotMet = "conditions-not-met"

    package var title: String {
        switch self {
        case .overdue: "Which follow-ups are overdue?"
        case .unowned: "Which ideas have no owner?"
        case .unguarded: "Which incidents have findings without a guardrail?"
        case .weakOnly: "Which incidents were closed with weak guardrails only, and why?"
        case .failing: "Which guardrails are stale, degraded or bypassed?"
        case .unproven: "Which guardrails are in place and were never proven?"
        case .acceptedRisks: "Which accepted risks are due for another look?"
        case .moved: "Which due dates have been moved more than twice?"
        case .conditionsNotMet: "Which launches went ahead without their conditions?"
        }
    }

    /// A short title for the list of contents.
    package var short: String {
        switch self {
        case .overdue: "Overdue"
        case .unowned: "Without an owner"
        case .unguarded: "Without a guardrail"
        case .weakOnly: "Weak only"
        case .failing: "Stale, degraded, bypassed"
        case .unproven: "Never proven"
        case .acceptedRisks: "Accepted risks"
        case .moved: "Moved more than twice"
        case .conditionsNotMet: "Conditions not met"
        }
    }

    /// The sentence shown when no item is left.
    package var nothing: String {
        switch self {
        case .overdue: "No follow-up is overdue."
        case .unowned: "No idea is without an owner."
        case .unguarded: "Every finding that needs a guardrail has one, in place or being built."
        case .weakOnly: "No closed incident has only weak guardrails."
        case .failing: "No guardrail is known to be stale, degraded or bypassed."
        case .unproven: "No guardrail in place is unproven."
        case .acceptedRisks: "No accepted risk is due for another look."
        case .moved: "No due date has been moved more than twice."
        case .conditionsNotMet: "No condition of a past launch is unmet."
        }
    }
}
