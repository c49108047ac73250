/// What an item of the agenda is about.
package enum AgendaSubject: Hashable, Sendable {
    case incident(ID<Incident>)
    case followUp(ID<FollowUp>)
    case guardrail(ID<Guardrail>)

    package enum Kind: String, CaseIterable, Sendable {
        case incident
        case followUp = "follow_up"
        case guardrail
    }

    package init(_ kind: Kind, _ number: Int64) {
        switch kind {
        case .incident: self = .incident(ID(number))
        case .followUp: self = .followUp(ID(number))
        case .guardrail: self = .guardrail(ID(number))
        }
    }

    package var kind: Kind {
        switch self {
        case .incident: .incident
        case .followUp: .followUp
        case .guardrail: .guardrail
        }
    }

    package var number: Int64 {
        switch self {
        case .incident(let id): id.rawValue
        case .followUp(let id): id.rawValue
        case .guardrail(let id): id.rawValue
        }
    }

    package var key: Key {
        switch self {
        case .incident(let id): id.key
        case .followUp(let id): id.key
        case .guardrail(let id): id.key
        }
    }

    /// From a key as it stands in a form; nil for one of something that no question asks about.
    package init?(_ key: Key) {
        switch key.prefix {
        case .incident: self = .incident(ID(key.number))
        case .followUp: self = .followUp(ID(key.number))
        case .guardrail: self = .guardrail(ID(key.number))
        case .premortem: return nil
        }
    }
}
