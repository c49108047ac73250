import Domain
import Markdown
import Storage

/// A postmortem as a tree: its sections in order with the contents of their live blocks, then what no section shows.
struct PostmortemMarkup {
    private(set) var blocks: [MarkupBlock]

    init(_ dossier: PostmortemDossier) {
        let title = dossier.incident.incident.title
        blocks = [.heading(level: 1, anchor: "title", [.text(title)])]
        blocks += PostmortemMarkup.generated(PostmortemExport.facts(dossier))
        if dossier.postmortem.state.isBeforePublication {
            blocks.append(.paragraph([.styled(.emphasis, [.text("This is a draft.")])]))
        }
        if dossier.postmortem.state == .notRequired {
            blocks.append(.paragraph([.text("No postmortem is required:")]))
            blocks += PostmortemMarkup.text(dossier.postmortem.notRequiredReason, prefix: "reason-")
        }
        addSections(dossier)
    }

    private mutating func addSections(_ dossier: PostmortemDossier) {
        for section in PostmortemMarkup.sections(dossier) { blocks += [section.heading] + section.blocks }
        let places = LiveBlockPlaces(dossier.document.sections.map(\.text))
        let shown = PostmortemExportBlocks(dossier)
        for (block, title) in PostmortemExport.appended where !places.all.contains(block) {
            let body = PostmortemMarkup.generated(shown.markdown(block), prefix: "\(block.name)-")
            if body.isEmpty { continue }
            blocks.append(PostmortemMarkup.heading(title, anchor: "appended-\(block.name)"))
            blocks += body
        }
    }

    /// The sections that have something to show, in order.
    ///
    /// - Parameters:
    ///   - isIncluded: whether to show a section.
    ///   - showsBlock: whether to show a live block.
    ///   - fillsIn: whether an empty first section shows the summary of the incident.
    static func sections(
        _ dossier: PostmortemDossier, where isIncluded: (PostmortemSection) -> Bool = { _ in true },
        block showsBlock: (LiveBlock) -> Bool = { _ in true }, fillsIn: Bool = true
    ) -> [(heading: MarkupBlock, blocks: [MarkupBlock])] {
        let sections = dossier.document.sections
        let places = LiveBlockPlaces(sections.map(\.text))
        let shown = PostmortemExportBlocks(dossier)
        let anchors = DocumentAnchors(sections, texts: sections.map(\.text))
        var result: [(heading: MarkupBlock, blocks: [MarkupBlock])] = []
        // A note is no reason to show a text that is left out.
        let pieces = PostmortemSections.pieces(
            of: sections, sections.map { isIncluded($0) ? $0.text : "" }, places)
        for (index, section) in sections.enumerated() where isIncluded(section) {
            let slug = section.slug
            let shift = MarkdownLines(section.text).headingShift
            var body = pieces[index].flatMap { piece in
                switch piece {
                case .block(let block):
                    showsBlock(block) ? generated(shown.markdown(block), prefix: "\(slug)-block-") : []
                case .text(let text, let prefix):
                    PostmortemMarkup.text(text, prefix: prefix, shift: shift) { anchors.anchor(named: $0, from: slug) }
                }
            }
            // If its lead is empty, the incident's own summary is used, as on the page.
            if fillsIn && index == 0 && body.isEmpty {
                body = text(dossier.incident.incident.summary, prefix: "summary-")
            }
            if body.isEmpty { continue }
            result.append((heading(section.title, anchor: PostmortemSections.anchor(of: section)), body))
        }
        return result
    }

    private static func heading(_ title: String, anchor: String) -> MarkupBlock {
        .heading(level: 2, anchor: anchor, [.text(title)])
    }

    /// A person's text.
    static func text(
        _ text: String, prefix: String, shift: Int = 2, anchor: (@Sendable (String) -> String?)? = nil
    ) -> [MarkupBlock] {
        Markdown.tree(
            of: Markdown.html(
                text,
                Markdown.Rendering(
                    anchorPrefix: prefix, headingShift: shift, reference: reference, anchor: anchor)))
    }

    /// Markdown that was written here.
    static func generated(_ markdown: String, prefix: String = "text-") -> [MarkupBlock] {
        var rendering = Markdown.Rendering(anchorPrefix: prefix, reference: reference)
        rendering.isGenerated = true
        return Markdown.tree(of: Markdown.html(markdown, rendering))
    }
}
