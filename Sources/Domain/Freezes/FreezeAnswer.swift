import Foundation

/// What a pipeline is told: the body of `GET /api/v1/freeze`.
package struct FreezeAnswer: Codable, Equatable, Sendable {
    /// The slug of the service that was asked about.
    package let service: String
    package let frozen: Bool
    /// In sentences for whoever reads the log of the pipeline.
    package let reason: String?
    /// When the last of the freezes ends by itself.
    package let until: Date?
    /// The key of the incident that causes it.
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

    /// Every field is always there: a script that reads one finds null, and not nothing.
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

/// An answer in one word, as the history of a freeze keeps it.
package enum FreezeOutcome: String, CaseIterable, Sendable {
    case frozen
    /// By an override.
    case letThrough = "let_through"
    /// Another service was asked about, which this freeze does not hold.
    case open

    package var label: String {
        switch self {
        case .frozen: "Frozen"
        case .letThrough: "Let through"
        case .open: "Open"
        }
    }
}
