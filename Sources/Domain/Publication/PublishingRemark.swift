/// Something that people should know before they publish a postmortem. It does not keep them from publishing.
package enum PublishingRemark: Equatable, Sendable {
    /// A section that readers will not see, since nothing is in it.
    case emptySection(slug: String, title: String)
    /// A section that holds only what its template put there.
    case templateText(slug: String, title: String)
    /// A live block that readers will not see, since it has nothing to show.
    case emptyBlock(LiveBlock, slug: String, title: String)
    /// Wording hints that nobody has followed or dismissed.
    case wording(Int, slug: String, title: String)
    /// A finding that no guardrail answers.
    case unguarded(ID<Finding>, title: String)

    package var sentence: String {
        switch self {
        case .emptySection(_, let title): "“\(title)” is empty. Readers will not see it."
        case .templateText(_, let title): "“\(title)” holds only the text of its template."
        case .emptyBlock(let block, _, let title):
            "\(block.marker) in “\(title)” has nothing to show. Readers will not see it."
        case .wording(let count, _, let title):
            "\(count == 1 ? "1 wording hint" : "\(count) wording hints") in “\(title)” \(count == 1 ? "is" : "are") still open."
        case .unguarded(_, let title): "No guardrail answers the finding “\(title)” yet."
        }
    }
}

extension PostmortemOutline {
    /// Remarks on everything that readers will not see. Required sections are left to ``PublishingCheck``.
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
