import Foundation

/// A time in which deployments wait.
package struct Freeze: Equatable, Sendable {
    package let id: ID<Freeze>
    package let source: FreezeSource
    /// The incident that causes it; nil for one that a person scheduled.
    package let incidentID: ID<Incident>?
    package let reason: String
    package let scope: FreezeScope
    package let startsAt: Date
    /// When it ends by itself.
    package let endsAt: Date
    /// The zone its times were entered in.
    package let zone: String
    /// How it ended before that, if it did.
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

    /// When it was or will be over, as far as is known now.
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

/// Where a freeze stands; it follows from its times and is stored nowhere.
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

/// What waits.
package enum FreezeScope: Equatable, Sendable {
    /// At least one: a freeze of no service holds nothing, and is not made.
    case services(Set<ID<Service>>)
    /// Every service there is, those that are added later among them.
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
    /// Of a person who lifted it.
    package let reason: String

    package init(at: Date, cause: FreezeEndCause, reason: String = "") {
        self.at = at
        self.cause = cause
        self.reason = reason
    }
}

package enum FreezeEndCause: String, CaseIterable, Sendable {
    /// By a person, with a reason.
    case lifted
    /// The incident is active no longer.
    case incidentOver = "incident_over"
    case severityLowered = "severity_lowered"
    /// The incident touches no service any more, or became a drill.
    case nothingToHold = "nothing_to_hold"

    package var label: String {
        switch self {
        case .lifted: "Lifted"
        case .incidentOver: "Ended with the incident"
        case .severityLowered: "Ended when the severity was lowered"
        case .nothingToHold: "Ended when nothing was left to hold"
        }
    }
}
