/// The guardrail that a new finding is about: one that the organisation has, one from the catalogue, or a new one.
package enum GuardrailAnswer: Hashable, Sendable {
    /// With what happened to it in the incident, one of ``encounters``.
    case own(ID<Guardrail>, GuardrailRelation)
    /// The slug of a catalogue entry.
    case entry(String)
    case new

    /// The ways in which a guardrail that was already there can have done in an incident.
    package static let encounters: [GuardrailRelation] = [.absentIn, .failedIn, .bypassedIn, .heldIn]

    /// The kind of finding it makes, unless somebody chooses another.
    package var findingKind: FindingKind {
        switch self {
        case .own(_, .failedIn): .weakGuardrail
        case .own(_, .bypassedIn): .bypassedGuardrail
        case .own(_, .heldIn): .guardrailHeld
        case .own, .entry, .new: .missingGuardrail
        }
    }

    /// The effect of a follow-up on the guardrail; nil if nothing has to be done.
    package var work: GuardrailRelation? {
        switch self {
        case .own(_, .heldIn): nil
        case .own(_, .failedIn), .own(_, .bypassedIn): .repairedBy
        case .own, .entry, .new: .addedBy
        }
    }

    /// Whether the finding asks for the guardrail, rather than telling how it did.
    package var isAskedFor: Bool { work == .addedBy }
}

extension GuardrailAnswer {
    /// Reads ``words``. Nil for anything else.
    package init?(_ words: String) {
        let parts = words.split(separator: " ", maxSplits: 1).map(String.init)
        switch parts.first {
        case "new" where parts.count == 1: self = .new
        case "entry" where parts.count == 2: self = .entry(parts[1])
        default:
            guard parts.count == 2, let key = Key(parts[0]), key.prefix == .guardrail,
                let relation = GuardrailAnswer.encounters.first(where: { $0.rawValue == parts[1] })
            else { return nil }
            self = .own(ID(key.number), relation)
        }
    }

    /// Its form in a field: `GR-7 absent_in`, `entry dry-run`, `new`.
    package var words: String {
        switch self {
        case .own(let id, let relation): "\(id.key) \(relation.rawValue)"
        case .entry(let slug): "entry \(slug)"
        case .new: "new"
        }
    }
}
