import Foundation

/// The answer to a pipeline: the body of `GET /api/v1/freeze`.
package struct FreezeAnswer: Codable, Equatable, Sendable {
    /// The slug of the requested service.
    package let service: String
    package let frozen: Bool
    /// The reason, in sentences for people who read the log of the pipeline.
    package let reason: String?
    /// The latest automatic end of the freezes.
    package let until: Date?
    /// The key of the incident that caused the freeze.
    package let incident: String?
    /// The number of the override that lets this deployment through.
    package let override: Int64?

    package init(
        service: String, frozen: Bool, reason: String? = nil, until: Date? = nil, incident: String? = nil,
        override: Int64? = nil
    ) {
        self.service = service
        self.frozen = frozen
        self.reason = reason
        self.until = until
        self.incident = incident
        self.override = override
    }

    /// Every field is always present, so that a script finds null instead of a missing field.
    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(service, forKey: .service)
        try container.encode(frozen, forKey: .frozen)
        try container.encode(reason, forKey: .reason)
        try container.encode(until, forKey: .until)
        try container.encode(incident, forKey: .incident)
        try container.encode(override, forKey: .override)
    }

    package var outcome: FreezeOutcome { frozen ? .frozen : override == nil ? .open : .letThrough }
}

/// The outcome of an answer in one word, as kept in the history of a freeze.
package enum FreezeOutcome: String, CaseIterable, Sendable {
    case frozen
    /// An override let the deployment through.
    case letThrough = "let_through"
    /// The request was about a service that this freeze does not hold.
    case open

    package var label: String {
        switch self {
        case .frozen: "Frozen"
        case .letThrough: "Let through"
        case .open: "Open"
        }
    }
}
