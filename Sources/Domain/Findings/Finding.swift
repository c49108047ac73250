import Foundation

/// One thing that a review learned.
package struct Finding: Equatable, Sendable {
    package let id: ID<Finding>
    package let incidentID: ID<Incident>
    package var kind: FindingKind
    package var title: String
    /// Markdown.
    package var detail: String
    package var version: Int
    package var createdAt: Date
    package var updatedAt: Date

    package init(
        id: ID<Finding>, incidentID: ID<Incident>, kind: FindingKind, title: String, detail: String, version: Int = 1,
        createdAt: Date, updatedAt: Date
    ) {
        self.id = id
        self.incidentID = incidentID
        self.kind = kind
        self.title = title
        self.detail = detail
        self.version = version
        self.createdAt = createdAt
        self.updatedAt = updatedAt
    }
}

package enum FindingKind: String, CaseIterable, Codable, Sendable {
    case missingGuardrail = "missing_guardrail"
    case weakGuardrail = "weak_guardrail"
    case bypassedGuardrail = "bypassed_guardrail"
    case guardrailHeld = "guardrail_held"
    case detectionGap = "detection_gap"
    case responseGap = "response_gap"
    case accessTooWide = "access_too_wide"
    case surprise
    case wentWell = "went_well"
    case gotLucky = "got_lucky"
    case openQuestion = "open_question"

    package var label: String {
        switch self {
        case .missingGuardrail: "Missing guardrail"
        case .weakGuardrail: "Weak guardrail"
        case .bypassedGuardrail: "Bypassed guardrail"
        case .guardrailHeld: "Guardrail held"
        case .detectionGap: "Detection gap"
        case .responseGap: "Response gap"
        case .accessTooWide: "Access too wide"
        case .surprise: "Surprise"
        case .wentWell: "Went well"
        case .gotLucky: "Got lucky"
        case .openQuestion: "Open question"
        }
    }

    /// Whether the finding is a gap that a guardrail should close.
    package var asksForGuardrail: Bool {
        switch self {
        case .missingGuardrail, .weakGuardrail, .bypassedGuardrail, .detectionGap, .responseGap, .accessTooWide,
            .gotLucky:
            true
        case .guardrailHeld, .surprise, .wentWell, .openQuestion: false
        }
    }
}

/// How far the answer to a finding has come, from nothing to a guardrail in place.
package enum ChainState: String, Sendable {
    /// No follow-up or guardrail answers the finding yet.
    case open
    /// A follow-up or a guardrail is on its way.
    case underWay = "under_way"
    /// A guardrail is in place.
    case closed
    /// The finding needs no guardrail.
    case notNeeded = "not_needed"

    package static func of(
        _ kind: FindingKind, guardrails: [GuardrailState], hasFollowUp: Bool
    ) -> ChainState {
        if guardrails.contains(where: \.isInPlace) { return .closed }
        if !kind.asksForGuardrail { return .notNeeded }
        return guardrails.contains { $0 != .retired } || hasFollowUp ? .underWay : .open
    }
}
