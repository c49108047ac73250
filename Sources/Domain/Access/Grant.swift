import Foundation

/// A higher level for one person, for a reason and often for a time: given by an administrator, or requested by the
/// person and approved by an administrator.
package struct Grant: Equatable, Sendable {
    package let id: ID<Grant>
    package let personID: ID<Person>
    package let level: Level
    package let scope: GrantScope
    package let reason: String
    package let askedAt: Date
    package let decidedAt: Date?
    package let isRefused: Bool
    /// The moment from which it no longer counts, if one was set.
    package let endsAt: Date?
    /// When somebody ended it, or withdrew the request.
    package let endedAt: Date?

    /// How long before its end it is announced.
    package static let noticePeriod: TimeInterval = 3 * 86_400

    package init(
        id: ID<Grant>, personID: ID<Person>, level: Level, scope: GrantScope, reason: String, askedAt: Date,
        decidedAt: Date? = nil, isRefused: Bool = false, endsAt: Date? = nil, endedAt: Date? = nil
    ) {
        self.id = id
        self.personID = personID
        self.level = level
        self.scope = scope
        self.reason = reason
        self.askedAt = askedAt
        self.decidedAt = decidedAt
        self.isRefused = isRefused
        self.endsAt = endsAt
        self.endedAt = endedAt
    }

    package func state(at now: Date) -> GrantState {
        if endedAt != nil { return decidedAt == nil ? .withdrawn : .ended }
        if isRefused { return .refused }
        if let endsAt, now >= endsAt { return .expired }
        return decidedAt == nil ? .requested : .inForce
    }

    /// Whether its end is so near that it is announced.
    package func endsSoon(at now: Date) -> Bool {
        guard state(at: now) == .inForce, let endsAt else { return false }
        return endsAt.timeIntervalSince(now) <= Grant.noticePeriod
    }
}

package enum GrantState: String, CaseIterable, Sendable {
    /// Waiting for an administrator.
    case requested
    case inForce
    case refused
    /// Its end has come, or the end that was asked for passed before anybody decided.
    case expired
    /// Ended by somebody before its time.
    case ended
    /// Taken back by the person before anybody decided.
    case withdrawn

    package var label: String {
        switch self {
        case .requested: "Waiting for an administrator"
        case .inForce: "In force"
        case .refused: "Refused"
        case .expired: "Expired"
        case .ended: "Ended"
        case .withdrawn: "Withdrawn"
        }
    }
}

/// The records for which a ``Grant`` raises the level.
package enum GrantScope: Hashable, Sendable {
    case everything
    /// The services of a team, and what belongs to them.
    case team(ID<Team>)
    /// A service, with its incidents, guardrails, launches and pre-mortems.
    case service(ID<Service>)
    /// An incident and everything in it.
    case incident(ID<Incident>)

    package var kind: Kind {
        switch self {
        case .everything: .everything
        case .team: .team
        case .service: .service
        case .incident: .incident
        }
    }

    package enum Kind: String, CaseIterable, Sendable {
        case everything, team, service, incident

        package var label: String {
            switch self {
            case .everything: "Everything"
            case .team: "The services of a team"
            case .service: "One service"
            case .incident: "One incident"
            }
        }
    }
}
