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
        var anchor: String { PostmortemSections.anchor(of: section) }
    }

    let entries: [Entry]
    /// Blocks that no section shows.
    let unplaced: Set<LiveBlock>

    /// - Parameter showsGaps: whether a block with nothing to show says so, which only writers want to see.
    init(_ dossier: PostmortemDossier, _ frame: Frame, showsGaps: Bool) {
        let sections = dossier.document.sections
        let texts = sections.map(\.text)
        let places = LiveBlockPlaces(texts)
        let anchors = DocumentAnchors(sections, texts: texts)
        let pieces = PostmortemSections.pieces(of: sections, texts, places)
        entries = zip(sections, pieces).map { section, pieces in
            Entry(
                section: section,
                body: PostmortemSections.text(
                    section, section.text, pieces, anchors, dossier, frame, showsGaps: showsGaps))
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
        let texts = sections.map { $0.id == section.id ? text : $0.text }
        return PostmortemSections.text(
            section, text, pieces(of: sections, texts, LiveBlockPlaces(texts))[index],
            DocumentAnchors(sections, texts: texts), dossier, frame, showsGaps: true)
    }

    /// The text of a section as HTML, with its headings below that of the section and its live blocks between its
    /// paragraphs.
    static func text(
        _ section: PostmortemSection, _ text: String, _ pieces: [Piece], _ anchors: DocumentAnchors,
        _ dossier: PostmortemDossier, _ frame: Frame, showsGaps: Bool
    ) -> HTML {
        let slug = section.slug
        var rendering = Markdown.Rendering(
            headingShift: MarkdownLines(text).headingShift, reference: reference,
            anchor: { anchors.anchor(named: $0, from: slug) })
        return pieces.map { piece -> HTML in
            switch piece {
            case .block(let block):
                let shown = Postmortems.block(block, dossier, frame)
                return shown.isEmpty && showsGaps ? Postmortems.gap(block, of: dossier.id) : shown
            case .text(let text, let prefix):
                rendering.anchorPrefix = prefix
                return "<div class=\"prose\">\n\(Markdown.html(text, rendering))</div>\n"
            }
        }.joined()
    }

    enum Piece {
        /// With the prefix of the anchors in it.
        case text(String, prefix: String)
        case block(LiveBlock)
    }

    /// The texts of sections that are shown together, split at their live blocks, with each note in the piece that refers
    /// to it.
    static func pieces(
        of sections: [PostmortemSection], _ texts: [String], _ places: LiveBlockPlaces
    ) -> [[Piece]] {
        let all = zip(sections, texts).enumerated().map { index, section in
            pieces(of: section.0, section.1, blocks: places.blocks(inSection: index))
        }
        let written = all.joined().compactMap { if case .text(let text, _) = $0 { text } else { nil } }
        var shared = Markdown.sharingNotes(written)[...]
        return all.map { pieces in
            pieces.map { piece in
                guard case .text(_, let prefix) = piece, let text = shared.popFirst() else { return piece }
                return .text(text, prefix: prefix)
            }
        }
    }

    /// The text of a section, split at its live blocks.
    static func pieces(of section: PostmortemSection, _ text: String, blocks: Set<LiveBlock>) -> [Piece] {
        var part = 0
        return MarkdownLines(text).parts(at: blocks).map { piece in
            switch piece {
            case .block(let block): return .block(block)
            case .text(let text):
                part += 1
                return .text(text, prefix: part == 1 ? "\(section.slug)-" : "\(section.slug)-\(part)-")
            }
        }
    }

    /// The anchor of a section's heading.
    static func anchor(of section: PostmortemSection) -> String { "section-\(section.slug)" }
}
