/// A past incident that a guardrail might have caught, with the reasons. Only people decide whether it would have.
package struct LikelyCatch: Equatable, Sendable {
    package let incident: ID<Incident>
    /// The names of the services that the incident affected and the guardrail protects.
    package var services: [String]
    /// The kinds of finding that the incident shares with the findings that asked for the guardrail.
    package var findingKinds: [FindingKind]
    /// Whether the incident's texts resemble those of the guardrail.
    package var isSimilar: Bool

    package init(
        incident: ID<Incident>, services: [String] = [], findingKinds: [FindingKind] = [], isSimilar: Bool = false
    ) {
        self.incident = incident
        self.services = services
        self.findingKinds = findingKinds
        self.isSimilar = isSimilar
    }

    package var weight: Int {
        (services.isEmpty ? 0 : 2) + (isSimilar ? 3 : 0) + (findingKinds.isEmpty ? 0 : 1)
    }

    /// A single reason must be a strong one, because every second incident has a finding of a common kind.
    package var isWorthAsking: Bool { weight >= 2 }

    /// The number of incidents to ask about in one sitting.
    package static let asked = 12

    /// Sorted by likelihood, then latest first, without those that are not worth asking about.
    package static func ranked(_ candidates: [LikelyCatch]) -> [LikelyCatch] {
        let worth = candidates.filter(\.isWorthAsking)
        let sorted = worth.sorted {
            ($1.weight, $1.incident.rawValue) < ($0.weight, $0.incident.rawValue)
        }
        return Array(sorted.prefix(asked))
    }
}
