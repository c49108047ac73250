import Domain
import FrontMatter
import HTML
import Markdown

extension ExportFormat {
    /// A document in this format.
    ///
    /// - Parameter head: the front matter, which formats that have none leave out.
    /// - Throws: only when there is not enough memory.
    func text(
        _ blocks: [MarkupBlock], title: String, head: [FrontMatter.Pair], links: ExportLinks
    ) throws -> String {
        let anchors = MarkupAnchors(blocks, style: self == .mkdocs ? .mkDocs : .gitHub)
        let target: @Sendable (String) -> MarkupTarget = { links.target($0, anchors) }
        let body =
            switch self {
            case .gfm: MarkdownWriter(.gitHub, target: target).document(blocks)
            case .commonmark: MarkdownWriter(.commonMark, target: target).document(blocks)
            case .obsidian: MarkdownWriter(.obsidian, target: target).document(blocks)
            case .mkdocs: MarkdownWriter(.mkDocs, target: target).document(blocks)
            case .confluence: ConfluenceWriter(anchors: anchors.used, target: target).document(blocks)
            case .dokuwiki: DokuWikiWriter(target: target).document(blocks)
            case .mediawiki: MediaWikiWriter(anchors: anchors.used, target: target).document(blocks)
            case .html, .json:
                standalonePage(title: title, Markdown.html(of: blocks, target: target)).description
            }
        return hasFrontMatter && !head.isEmpty ? try FrontMatter.encode(head) + "\n" + body : body
    }
}
