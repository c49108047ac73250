/// A record that may be private: only the people and teams that it names see it, with everything that belongs to it.
package enum PrivateRecord: Hashable, Sendable {
    case incident(ID<Incident>)
    case launch(ID<Launch>)
    case premortem(ID<Premortem>)

    package enum Kind: String, CaseIterable, Sendable {
        case incident
        case launch
        case premortem
    }

    package init(_ kind: Kind, _ number: Int64) {
        self =
            switch kind {
            case .incident: .incident(ID(number))
            case .launch: .launch(ID(number))
            case .premortem: .premortem(ID(number))
            }
    }

    package var number: Int64 { subject.number }

    package var subject: AuditEntry.Subject {
        switch self {
        case .incident(let id): .incident(id)
        case .launch(let id): .launch(id)
        case .premortem(let id): .premortem(id)
        }
    }

    /// Its name within a sentence: “INC-12”, “PRE-4”, “the launch”.
    package var words: String {
        switch self {
        case .incident(let id): id.key.description
        case .launch: "the launch"
        case .premortem(let id): id.key.description
        }
    }

    /// Reads what somebody types to name a record: its key, or for a launch, which has none, the word and its number.
    package init?(typed: String) {
        let text = typed.trimmed
        if let key = Key(text.uppercased()) {
            switch key.prefix {
            case .incident: self = .incident(ID(key.number))
            case .premortem: self = .premortem(ID(key.number))
            case .guardrail, .followUp: return nil
            }
            return
        }
        let words = text.lowercased().split(separator: " ").map(String.init)
        guard words.count == 2, words[0] == "launch", let id = ID<Launch>(text: words[1]) else { return nil }
        self = .launch(id)
    }
}
