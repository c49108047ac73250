/// The person or program that a request acts for. Every query that returns something to a person takes an asker, and so
/// does every change.
package enum Asker: Hashable, Sendable {
    /// Nobody signed in: sees nothing.
    case nobody
    case person(ID<Person>, Level)
    /// A guest with only a display name in one pre-mortem: sees that pre-mortem and nothing else.
    case guest(ID<Participant>, of: ID<Premortem>)
    /// A command run on the server machine, by its name: `demo`, `create-admin`.
    case command(String)
    /// A pipeline, by its API token and the token's label: reads the answers of the API and nothing else.
    case token(ID<APIToken>, label: String)

    package var personID: ID<Person>? {
        if case .person(let id, _) = self { id } else { nil }
    }

    package var isGuest: Bool {
        if case .guest = self { true } else { false }
    }

    /// The asker's place on the ladder of access; nil for those who are not on it: strangers, guests and tokens.
    package var level: Level? {
        switch self {
        case .nobody, .guest, .token: nil
        case .person(_, let level): level
        case .command: .administrator
        }
    }

    /// Whether the asker may read shared records.
    package var isMember: Bool { level != nil }

    /// Whether the asker may invite people and change settings.
    package var isAdministrator: Bool { level == .administrator }

    package var tokenID: ID<APIToken>? {
        if case .token(let id, _) = self { id } else { nil }
    }
}
