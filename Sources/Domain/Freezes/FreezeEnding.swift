import Foundation

/// How a freeze ended before its automatic end.
package struct FreezeEnding: Equatable, Sendable {
    package let at: Date
    package let cause: FreezeEndCause
    /// The reason given by the person who lifted the freeze.
    package let reason: String

    package init(at: Date, cause: FreezeEndCause, reason: String = "") {
        self.at = at
        self.cause = cause
        self.reason = reason
    }
}

package enum FreezeEndCause: String, CaseIterable, Sendable {
    /// A person ended the freeze, with a reason.
    case lifted
    /// The incident is no longer active.
    case incidentOver = "incident_over"
    case severityLowered = "severity_lowered"
    /// The incident no longer affects any service, or became a drill.
    case nothingToHold = "nothing_to_hold"

    package var label: String {
        switch self {
        case .lifted: "Lifted"
        case .incidentOver: "Ended with the incident"
        case .severityLowered: "Ended when the severity was lowered"
        case .nothingToHold: "Ended because there was nothing left to hold"
        }
    }
}
