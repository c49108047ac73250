/// A live block, written as a paragraph such as `{{timeline}}`, which shows a part of the incident as it is now.
package enum LiveBlock: Hashable, Sendable {
    case timeline
    case findings
    case followUps
    case guardrails
    case impact
    case times
    case roles
    /// One finding with its answers.
    case finding(ID<Finding>)
    case followUp(ID<FollowUp>)

    /// The blocks that show everything of their kind.
    package static let whole: [LiveBlock] = [.timeline, .findings, .followUps, .guardrails, .impact, .times, .roles]

    /// The text between the braces: `timeline`, `finding-3`, `FU-31`.
    package var name: String {
        switch self {
        case .timeline: "timeline"
        case .findings: "findings"
        case .followUps: "follow-ups"
        case .guardrails: "guardrails"
        case .impact: "impact"
        case .times: "times"
        case .roles: "roles"
        case .finding(let id): "finding-\(id)"
        case .followUp(let id): id.key.description
        }
    }

    /// "the timeline", for a sentence.
    package var words: String {
        switch self {
        case .timeline: "the timeline"
        case .findings: "the findings"
        case .followUps: "the follow-ups"
        case .guardrails: "the guardrails"
        case .impact: "the impact"
        case .times: "the times"
        case .roles: "the roles"
        case .finding: "a finding"
        case .followUp(let id): id.key.description
        }
    }

    /// The paragraph that represents it.
    package var marker: String { "{{\(name)}}" }

    /// The block that a line represents, if the line is a separate paragraph.
    package init?(line: some StringProtocol) {
        guard line.hasPrefix("{{"), line.hasSuffix("}}"), line.utf8.count <= 40 else { return nil }
        let name = String(line.dropFirst(2).dropLast(2))
        if let block = LiveBlock.whole.first(where: { $0.name == name }) {
            self = block
        } else if name.hasPrefix("finding-"), let id = ID<Finding>(text: String(name.dropFirst(8))) {
            self = .finding(id)
        } else if let key = Key(name), key.prefix == .followUp {
            self = .followUp(ID(key.number))
        } else {
            return nil
        }
    }
}

/// The section that shows each block. The first section with a block gets it; a timeline in two places would duplicate
/// its entries and their addresses.
package struct LiveBlockPlaces: Sendable {
    /// By the position of the section.
    private let bySection: [Set<LiveBlock>]

    package init(_ texts: [String]) {
        var taken: Set<LiveBlock> = []
        bySection = texts.map { text in
            guard text.utf8.contains(UInt8(ascii: "{")) else { return [] }
            let asked = Set(MarkdownLines(text).blocks.map(\.block)).subtracting(taken)
            taken.formUnion(asked)
            return asked
        }
    }

    package func blocks(inSection index: Int) -> Set<LiveBlock> {
        bySection.indices.contains(index) ? bySection[index] : []
    }

    package var all: Set<LiveBlock> { bySection.reduce(into: []) { $0.formUnion($1) } }
}
