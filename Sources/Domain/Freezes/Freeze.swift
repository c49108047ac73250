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
