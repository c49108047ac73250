import Domain

extension GuardrailCatalogue {
    static func entry(_ file: MarkdownFile) throws -> CatalogueEntry {
        let head: Head = try file.decodeHead(only: Head.keys)
        let sections = try sections(of: file)
        let span = ProofSchedule.days
        if let days = head.proof_every_days, !span.contains(days) {
            throw file.unreadable(
                "proof_every_days is \(days). Use a number from \(span.lowerBound) to \(span.upperBound).")
        }
        return CatalogueEntry(
            slug: file.slug, name: head.name.trimmed, stops: head.stops.trimmed, kind: try file.word(head.kind, "kind"),
            position: try file.word(head.position, "position"), strength: try file.word(head.strength, "strength"),
            proofMethod: try file.word(head.proof_method, "proof_method"), proofEveryDays: head.proof_every_days,
            weaker: head.weaker, stronger: head.stronger,
            findings: Set(try head.findings.map { try file.word($0, "findings") }),
            failures: try list(sections[4], in: file),
            reports: try list(sections[5], in: file).map(address),
            proof: sections[0], bypass: sections[1], weakerRelative: sections[2], strongerRelative: sections[3])
    }

    private struct Head: Decodable {
        let name: String
        let stops: String
        let kind: String
        let position: String
        let strength: String
        let proof_method: String
        let proof_every_days: Int?
        let weaker: String?
        let stronger: String?
        let findings: [String]

        static let keys: Set<String> = [
            "name", "stops", "kind", "position", "strength", "proof_method", "proof_every_days", "weaker", "stronger",
            "findings",
        ]
    }
}
