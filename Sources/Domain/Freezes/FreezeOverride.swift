import Foundation

/// Permission for one deployment during a freeze: requested by one person, confirmed by another, used once. The freeze
/// stays in force.
package struct FreezeOverride: Equatable, Sendable {
    package let id: ID<FreezeOverride>
    package let freezeID: ID<Freeze>
    package let serviceID: ID<Service>
    package let reason: String
    package let requestedAt: Date
    package let requestedBy: ID<Person>
    package let confirmedAt: Date?
    package let withdrawnAt: Date?
    package let usedAt: Date?

    /// The time after the confirmation during which an override can be used.
    package static let lifetime: TimeInterval = 3_600

    package init(
        id: ID<FreezeOverride>, freezeID: ID<Freeze>, serviceID: ID<Service>, reason: String, requestedAt: Date,
        requestedBy: ID<Person>, confirmedAt: Date? = nil, withdrawnAt: Date? = nil, usedAt: Date? = nil
    ) {
        self.id = id
        self.freezeID = freezeID
        self.serviceID = serviceID
        self.reason = reason
        self.requestedAt = requestedAt
        self.requestedBy = requestedBy
        self.confirmedAt = confirmedAt
        self.withdrawnAt = withdrawnAt
        self.usedAt = usedAt
    }

    package func state(at now: Date) -> FreezeOverrideState {
        if usedAt != nil { return .used }
        if withdrawnAt != nil { return .withdrawn }
        guard let confirmedAt else { return .requested }
        return now < confirmedAt.addingTimeInterval(FreezeOverride.lifetime) ? .confirmed : .lapsed
    }

    package var usableUntil: Date? { confirmedAt?.addingTimeInterval(FreezeOverride.lifetime) }
}

package enum FreezeOverrideState: String, CaseIterable, Sendable {
    /// Waiting for a second person to confirm it.
    case requested
    case confirmed
    case used
    /// Confirmed but not used in time.
    case lapsed
    case withdrawn

    package var label: String {
        switch self {
        case .requested: "Waiting for a second person"
        case .confirmed: "Confirmed"
        case .used: "Used"
        case .lapsed: "Expired"
        case .withdrawn: "Withdrawn"
        }
    }
}
