import Foundation

/// A period during which deployments wait.
package struct Freeze: Equatable, Sendable {
    package let id: ID<Freeze>
    package let source: FreezeSource
    /// The incident that caused the freeze; nil for a scheduled freeze.
    package let incidentID: ID<Incident>?
    package let reason: String
    package let scope: FreezeScope
    package let startsAt: Date
    /// The automatic end.
    package let endsAt: Date
    /// The time zone in which its times were entered.
    package let zone: String
    /// How the freeze ended early, if it did.
    package let ending: FreezeEnding?

    package init(
        id: ID<Freeze>, source: FreezeSource, incidentID: ID<Incident>?, reason: String, scope: FreezeScope,
        startsAt: Date, endsAt: Date, zone: String, ending: FreezeEnding?
    ) {
        self.id = id
        self.source = source
        self.incidentID = incidentID
        self.reason = reason
        self.scope = scope
        self.startsAt = startsAt
        self.endsAt = endsAt
        self.zone = zone
        self.ending = ending
    }

    package func state(at now: Date) -> FreezeState {
        if ending != nil { return .over }
        if now < startsAt { return .scheduled }
        return now < endsAt ? .inForce : .over
    }

    /// The time at which the freeze ended or will end, as far as is known now.
    package var overAt: Date { min(ending?.at ?? endsAt, endsAt) }

    package func holds(_ service: ID<Service>, at now: Date) -> Bool {
        state(at: now) == .inForce && scope.covers(service)
    }
}

package enum FreezeSource: String, CaseIterable, Sendable {
    case incident
    case scheduled

    package var label: String {
        switch self {
        case .incident: "Incident"
        case .scheduled: "Scheduled"
        }
    }
}

/// The state of a freeze, which follows from its times and is not stored.
package enum FreezeState: String, CaseIterable, Sendable {
    case scheduled
    case inForce = "in_force"
    case over

    package var label: String {
        switch self {
        case .scheduled: "Scheduled"
        case .inForce: "In force"
        case .over: "Over"
        }
    }
}

/// The services whose deployments wait.
package enum FreezeScope: Equatable, Sendable {
    /// At least one service: a freeze without services would hold nothing, so there is none.
    case services(Set<ID<Service>>)
    /// All services, including those added later.
    case everything

    package func covers(_ service: ID<Service>) -> Bool {
        switch self {
        case .services(let ids): ids.contains(service)
        case .everything: true
        }
    }

    package var services: Set<ID<Service>> {
        switch self {
        case .services(let ids): ids
        case .everything: []
        }
    }

    package var kind: FreezeScopeKind {
        switch self {
        case .services: .services
        case .everything: .everything
        }
    }
}

package enum FreezeScopeKind: String, CaseIterable, Sendable {
    case services
    case everything

    package var label: String {
        switch self {
        case .services: "Some services"
        case .everything: "All services"
        }
    }
}

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
