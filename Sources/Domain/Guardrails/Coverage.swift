import Foundation

/// The status of a guardrail in one service.
package enum CoverageMark: String, CaseIterable, Sendable {
    case proven
    case inPlace = "in_place"
    case building
    case missing
    case notApplicable = "not_applicable"

    package var label: String {
        switch self {
        case .proven: "In place and proven"
        case .inPlace: "In place"
        case .building: "Building"
        case .missing: "Missing"
        case .notApplicable: "Not applicable"
        }
    }

    /// Whether the guardrail is missing there.
    package var isGap: Bool { self == .missing }

    /// - Parameters:
    ///   - state: the present state of the guardrail.
    ///   - protects: whether the guardrail protects the service.
    ///   - isExempt: whether somebody has recorded why it does not apply there.
    ///   - isBeingBrought: whether somebody has committed to adding it there.
    package static func of(
        _ state: GuardrailState, protects: Bool, isExempt: Bool, isBeingBrought: Bool
    ) -> CoverageMark {
        if isExempt { return .notApplicable }
        if protects {
            switch state {
            case .proven: return .proven
            case .inPlace, .stale, .degraded: return .inPlace
            case .building: return .building
            case .proposed, .retired: break
            }
        }
        return isBeingBrought ? .building : .missing
    }
}

/// The part of the coverage to show. Columns are guardrails, rows are services.
package struct CoverageQuery: Equatable, Sendable {
    package var kind: GuardrailKind?
    package var grade: Strength.Grade?
    /// The slug of the one service to show.
    package var service: String?
    /// The slug of the team whose services are shown.
    package var team: String?
    /// Only services in which something is missing.
    package var onlyGaps: Bool
    /// Both counted from 1.
    package var columns: Int
    package var page: Int

    package init(
        kind: GuardrailKind? = nil, grade: Strength.Grade? = nil, service: String? = nil, team: String? = nil,
        onlyGaps: Bool = false, columns: Int = 1, page: Int = 1
    ) {
        self.kind = kind
        self.grade = grade
        self.service = service
        self.team = team
        self.onlyGaps = onlyGaps
        self.columns = columns
        self.page = page
    }

    /// Few enough to fit beside each other and to compare.
    package static let guardrailsAcross = 12
    package static let servicesDown = 25
}
