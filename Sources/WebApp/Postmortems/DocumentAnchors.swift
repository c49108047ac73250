import Domain
import Markdown
import Storage

/// The headings of a postmortem to which links in its sections lead: `#root-cause` to a heading of the same section,
/// or else to a section or a heading of another.
struct DocumentAnchors: Sendable {
    private struct Section: Sendable {
        var own = Markdown.AnchorIndex()
        /// The anchor of the section's own heading, and then those in its text.
        var headings: [Markdown.Heading]
    }

    private var sections: [String: Section] = [:]
    private var order: [String] = []
    private var document = Markdown.AnchorIndex()

    /// - Parameter texts: the texts of the sections, in the order of the sections.
    init(_ sections: [PostmortemSection], texts: [String]) {
        guard texts.contains(where: Markdown.mayLinkToHeadings) else { return }
        let places = LiveBlockPlaces(texts)
        for (index, (section, text)) in zip(sections, texts).enumerated() {
            let heading = Markdown.Heading(
                level: 2, title: section.title, anchor: PostmortemSections.anchor(of: section))
            var entry = Section(headings: [heading])
            document.add(heading.title, anchor: heading.anchor)
            for piece in PostmortemSections.pieces(of: section, text, blocks: places.blocks(inSection: index)) {
                guard case .text(let text, let prefix) = piece else { continue }
                for heading in Markdown.headings(of: text, prefix: prefix) {
                    entry.own.add(heading.title, anchor: heading.anchor)
                    entry.headings.append(heading)
                    document.add(heading.title, anchor: heading.anchor)
                }
            }
            self.sections[section.slug] = entry
            order.append(section.slug)
        }
    }

    func anchor(named name: String, from slug: String) -> String? {
        sections[slug]?.own.anchor(named: name) ?? document.anchor(named: name)
    }

    /// By anchor the names that the headings have on GitHub, in one document under this title.
    func namesInOneDocument(titled title: String) -> [String: String] {
        if order.isEmpty { return [:] }
        var index = Markdown.AnchorIndex()
        index.add(title, anchor: "")
        var names: [String: String] = [:]
        for heading in order.flatMap({ sections[$0]?.headings ?? [] }) {
            names[heading.anchor] = index.add(heading.title, anchor: heading.anchor)
        }
        return names
    }
}
