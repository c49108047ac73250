/// An incident of the past that a guardrail may have caught, with what speaks for it. Nobody claims that it would have: people
/// say so.
package struct LikelyCatch: Equatable, Sendable {
    package let incident: ID<Incident>
    /// The names of the services that it touched and the guardrail protects.
    package var services: [String]
    /// The kinds of finding that it has in common with those that asked for the guardrail.
    package var findingKinds: [FindingKind]
    /// Whether its texts resemble what the guardrail says.
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

    /// One reason alone must be a good one: every other incident has a finding of a common kind.
    package var isWorthAsking: Bool { weight >= 2 }

    /// Enough for one sitting.
    package static let asked = 12

    /// The likeliest first, then the latest; those that are not worth asking left out.
    package static func ranked(_ candidates: [LikelyCatch]) -> [LikelyCatch] {
        let worth = candidates.filter(\.isWorthAsking)
        let sorted = worth.sorted {
            ($1.weight, $1.incident.rawValue) < ($0.weight, $0.incident.rawValue)
        }
        return Array(sorted.prefix(asked))
    }
}
