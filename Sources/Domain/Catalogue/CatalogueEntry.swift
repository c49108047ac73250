/// A safeguard that incidents ask for again and again, described once: what a guardrail can be made from.
package struct CatalogueEntry: Equatable, Sendable {
    /// The file's name without its ending: `dry-run`.
    package let slug: String
    package let name: String
    /// The failures it stops, and how.
    package let stops: String
    package let kind: GuardrailKind
    package let position: GuardrailPosition
    package let strength: Strength
    package let proofMethod: ProofMethod
    package let proofEveryDays: Int?
    /// The slugs of its relatives, where the catalogue has them.
    package let weaker: String?
    package let stronger: String?
    /// The kinds of finding that it answers.
    package let findings: Set<FindingKind>
    /// Failures it would have stopped, one a sentence, in as many wordings as people use.
    package let failures: [String]
    /// Addresses of public postmortems that ended with it.
    package let reports: [String]
    /// Markdown.
    package let proof: String
    package let bypass: String
    package let weakerRelative: String
    package let strongerRelative: String

    package init(
        slug: String, name: String, stops: String, kind: GuardrailKind, position: GuardrailPosition, strength: Strength,
        proofMethod: ProofMethod, proofEveryDays: Int?, weaker: String?, stronger: String?, findings: Set<FindingKind>,
        failures: [String], reports: [String] = [], proof: String, bypass: String, weakerRelative: String,
        strongerRelative: String
    ) {
        self.slug = slug
        self.name = name
        self.stops = stops
        self.kind = kind
        self.position = position
        self.strength = strength
        self.proofMethod = proofMethod
        self.proofEveryDays = proofEveryDays
        self.weaker = weaker
        self.stronger = stronger
        self.findings = findings
        self.failures = failures
        self.reports = reports
        self.proof = proof
        self.bypass = bypass
        self.weakerRelative = weakerRelative
        self.strongerRelative = strongerRelative
    }
}
