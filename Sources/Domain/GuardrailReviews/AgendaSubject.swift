/// The record that an item on the agenda is about.
package enum AgendaSubject: Hashable, Sendable {
    case incident(ID<Incident>)
    case followUp(ID<FollowUp>)
    case guardrail(ID<Guardrail>)
    case risk(ID<Risk>)

    package enum Kind: String, CaseIterable, Sendable {
        case incident
        case followUp = "follow_up"
        case guardrail
        case risk
    }

    package init(_ kind: Kind, _ number: Int64) {
        switch kind {
        case .incident: self = .incident(ID(number))
        case .followUp: self = .followUp(ID(number))
        case .guardrail: self = .guardrail(ID(number))
        case .risk: self = .risk(ID(number))
        }
    }

    package var kind: Kind {
        switch self {
        case .incident: .incident
        case .followUp: .followUp
        case .guardrail: .guardrail
        case .risk: .risk
        }
    }

    package var number: Int64 {
        switch self {
        case .incident(let id): id.rawValue
        case .followUp(let id): id.rawValue
        case .guardrail(let id): id.rawValue
        case .risk(let id): id.rawValue
        }
    }

    /// Nil for a risk, which has no key.
    package var key: Key? {
        switch self {
        case .incident(let id): id.key
        case .followUp(let id): id.key
        case .guardrail(let id): id.key
        case .risk: nil
        }
    }

    /// As written in forms and minutes: `FU-3`, `risk-12`.
    package var text: String { key?.description ?? "\(kind.rawValue)-\(number)" }

    /// Nil for anything that no question asks about.
    package init?(text: String) {
        if text.hasPrefix("risk-"), let id = ID<Risk>(text: String(text.dropFirst(5))) {
            self = .risk(id)
            return
        }
        guard let key = Key(text) else { return nil }
        switch key.prefix {
        case .incident: self = .incident(ID(key.number))
        case .followUp: self = .followUp(ID(key.number))
        case .guardrail: self = .guardrail(ID(key.number))
        case .premortem: return nil
        }
    }
}
