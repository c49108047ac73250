import Storage

/// What a paragraph such as `{{timeline}}` in a section stands for: a part of the incident as it is now.
enum LiveBlock: String, CaseIterable, Sendable {
    case timeline
    case findings
    case followUps = "follow-ups"
    case guardrails
    case impact
    case times
    case roles

    /// The paragraph that stands for it.
    var marker: String { "{{\(rawValue)}}" }

    /// The block that a line stands for, if it is a paragraph of its own.
    init?(line: some StringProtocol) {
        guard let block = LiveBlock.allCases.first(where: { line == $0.marker }) else { return nil }
        self = block
    }
}

/// Which section shows which block. The first that asks for one has it; a timeline that stood in two places would have its
/// entries, and their addresses, twice.
struct LiveBlockPlaces: Sendable {
    /// By the position of the section.
    private let bySection: [Set<LiveBlock>]

    init(_ texts: [String]) {
        var taken: Set<LiveBlock> = []
        bySection = texts.map { text in
            let asked = Set(MarkdownLines(text).blocks.map(\.block)).subtracting(taken)
            taken.formUnion(asked)
            return asked
        }
    }

    func blocks(inSection index: Int) -> Set<LiveBlock> {
        bySection.indices.contains(index) ? bySection[index] : []
    }

    var all: Set<LiveBlock> { bySection.reduce(into: []) { $0.formUnion($1) } }
}
