import Domain
import HTML
import Markdown
import Storage

/// The sections of a postmortem with their texts as HTML, in order.
struct ReadingSections: Sendable {
    struct Entry: Sendable {
        let section: PostmortemSection
        let body: HTML
        /// The anchor of its heading.
        var anchor: String { "section-\(section.slug)" }
    }

    let entries: [Entry]
    /// Blocks that no section shows.
    let unplaced: Set<LiveBlock>

    /// - Parameter showsGaps: whether a block with nothing to show says so, which only writers want to see.
    init(_ dossier: PostmortemDossier, _ frame: Frame, showsGaps: Bool) {
        let sections = dossier.document.sections
        let places = LiveBlockPlaces(sections.map(\.text))
        entries = sections.enumerated().map { index, section in
            Entry(
                section: section,
                body: PostmortemSections.text(
                    section, section.text, blocks: places.blocks(inSection: index), dossier, frame,
                    showsGaps: showsGaps))
        }
        unplaced = Set(LiveBlock.whole).subtracting(places.all)
    }
}

extension PostmortemSections {
    /// A section as the published page would show it with this text, and where it would show nothing.
    static func preview(
        _ section: PostmortemSection, _ text: String, _ dossier: PostmortemDossier, _ frame: Frame
    ) -> HTML {
        let sections = dossier.document.sections
        let index = sections.firstIndex { $0.id == section.id } ?? 0
        let places = LiveBlockPlaces(sections.map { $0.id == section.id ? text : $0.text })
        return PostmortemSections.text(
            section, text, blocks: places.blocks(inSection: index), dossier, frame, showsGaps: true)
    }

    /// The text of a section as HTML, with its headings below that of the section and its live blocks between its
    /// paragraphs.
    static func text(
        _ section: PostmortemSection, _ text: String, blocks: Set<LiveBlock>, _ dossier: PostmortemDossier,
        _ frame: Frame, showsGaps: Bool
    ) -> HTML {
        let markdown = MarkdownLines(text)
        var rendering = Markdown.Rendering(
            anchorPrefix: "\(section.slug)-", headingShift: markdown.headingShift, reference: reference)
        var part = 0
        return markdown.parts(at: blocks).map { piece -> HTML in
            switch piece {
            case .block(let block):
                let shown = Postmortems.block(block, dossier, frame)
                return shown.isEmpty && showsGaps ? Postmortems.gap(block, of: dossier.id) : shown
            case .text(let text):
                part += 1
                if part > 1 { rendering.anchorPrefix = "\(section.slug)-\(part)-" }
                return "<div class=\"prose\">\n\(Markdown.html(text, rendering))</div>\n"
            }
        }.joined()
    }
}
