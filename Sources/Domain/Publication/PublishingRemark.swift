/// Something that people should know before they publish a postmortem. It does not keep them from publishing.
package enum PublishingRemark: Equatable, Sendable {
    /// A section that the published page leaves out, since nothing is in it.
    case emptySection(slug: String, title: String)
    /// A section that holds only what its template put there.
    case templateText(slug: String, title: String)
    /// A live block that the published page leaves out, since it has nothing to show.
    case emptyBlock(LiveBlock, slug: String, title: String)
    /// Wording hints that nobody has followed or dismissed.
    case wording(Int, slug: String, title: String)
    /// The same in a text outside the sections, such as the timeline; the place is the first text with a hint.
    case wordingElsewhere(Int, in: String, at: WordingPlace)
    /// People whom the texts name, without anybody having asked whether they want to be named.
    case named(Int)
    /// A finding that no guardrail answers.
    case unguarded(ID<Finding>, title: String)

    package var sentence: String {
        switch self {
        case .emptySection(_, let title): "“\(title)” is empty, so the published page leaves it out."
        case .templateText(_, let title): "“\(title)” holds only the text of its template."
        case .emptyBlock(let block, _, let title):
            "“\(title)” shows \(block.words), but there is nothing to show yet. The published page leaves that out."
        case .wording(let count, _, let title): PublishingRemark.hints(count, in: "“\(title)”")
        case .wordingElsewhere(let count, let text, _): PublishingRemark.hints(count, in: text)
        case .named(let count):
            count == 1
                ? "The texts name one person who has an account here."
                : "The texts name \(count) people who have an account here."
        case .unguarded(_, let title): "No guardrail answers the finding “\(title)” yet."
        }
    }

    private static func hints(_ count: Int, in text: String) -> String {
        count == 1 ? "1 wording hint in \(text) is still open." : "\(count) wording hints in \(text) are still open."
    }
}

extension PostmortemOutline {
    /// Remarks on everything that the published page leaves out. Required sections are left to ``PublishingCheck``.
    package var remarks: [PublishingRemark] {
        items.filter { !$0.isMissing }.flatMap { item -> [PublishingRemark] in
            let (slug, title) = (item.section.slug, item.section.title)
            if item.isLeftOut { return [.emptySection(slug: slug, title: title)] }
            let rest: [PublishingRemark] =
                item.content == .empty && item.section.hasText ? [.templateText(slug: slug, title: title)] : []
            return rest + item.emptyBlocks.map { .emptyBlock($0, slug: slug, title: title) }
        }
    }
}
