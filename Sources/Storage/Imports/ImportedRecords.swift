import Domain

/// The records of one imported document, by what the document calls them.
struct ImportedRecords {
    let incident: ID<Incident>
    var findings: [(read: ImportedFinding, id: ID<Finding>)] = []
    var followUps: [Key: ID<FollowUp>] = [:]

    /// The finding that names a follow-up.
    func finding(of followUp: Key?) -> ID<Finding>? {
        guard let followUp else { return nil }
        return findings.first { $0.read.followUps.contains(followUp) }?.id
    }

    /// A text in which blocks that show a single record show the one that came in.
    func renumbered(_ text: String) -> String {
        guard text.contains("{{") else { return text }
        return text.split(separator: "\n", omittingEmptySubsequences: false).map { line -> Substring in
            switch LiveBlock(line: line) {
            case .finding(let number):
                let found = findings.first { $0.read.number == number.rawValue }
                return found.map { LiveBlock.finding($0.id).marker[...] } ?? line
            case .followUp(let number):
                return followUps[number.key].map { LiveBlock.followUp($0).marker[...] } ?? line
            case .timeline, .findings, .followUps, .guardrails, .impact, .times, .roles, nil: return line
            }
        }.joined(separator: "\n")
    }
}
