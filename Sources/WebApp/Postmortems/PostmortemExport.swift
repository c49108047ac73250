import Domain
import FrontMatter
import Markdown
import Storage

/// A postmortem as GitHub-flavoured Markdown that wikis show properly: front matter, the sections in order with the
/// contents of their live blocks, then the timeline, findings, follow-ups and guardrails, unless a section shows them.
///
/// People's texts stay as they typed them, apart from the level of headings, and from words that would mention somebody on
/// GitHub, GitLab or Gitea. The same data gives the same bytes:
/// nothing depends on the present time or on the asker.
struct PostmortemExport {
    let text: String

    /// - Throws: only when there is not enough memory.
    init(_ dossier: PostmortemDossier, _ links: ExportLinks) throws {
        var parts = [
            "# \(Markdown.escaped(dossier.incident.incident.title))\n", PostmortemExport.facts(dossier),
        ]
        if dossier.postmortem.state.isBeforePublication { parts.append("*This is a draft.*\n") }
        if dossier.postmortem.state == .notRequired {
            parts.append("No postmortem is required:\n")
            parts.append(SectionMarkdown(dossier.postmortem.notRequiredReason).text)
        }
        parts += PostmortemExport.sections(dossier)
        parts = parts.map(Markdown.withoutMentions)
        if !links.pages.isEmpty {
            parts = parts.map { part in
                RecordLinks.linked(part) { $0 == links.own ? nil : links.pages[$0].map { "\($0.name).md" } }
            }
        }
        let body = ImageAddresses.replaced(parts.joined(separator: "\n"), by: links.image)
        text = try FrontMatter.encode(PostmortemExport.head(dossier)) + "\n" + body
    }

    /// One line of facts for wikis that do not show front matter.
    static func facts(_ dossier: PostmortemDossier) -> String {
        let incident = dossier.incident.incident
        let meaning = dossier.severities.first { $0.severity == incident.severity }?.label
        let services = dossier.incident.services.map { Markdown.escaped($0.name) }.joined(separator: ", ")
        var facts = [
            "\(incident.key)", incident.kind.label,
            incident.severity.code + (meaning.map { " (\(Markdown.escaped($0)))" } ?? ""), incident.state.label,
        ]
        if !services.isEmpty { facts.append(services) }
        if let authors = dossier.names.authors(dossier.document.authors.map(\.personID)) {
            facts.append("by \(Markdown.escaped(authors))")
        }
        return facts.joined(separator: " · ") + "\n"
    }

    private static func sections(_ dossier: PostmortemDossier) -> [String] {
        let sections = dossier.document.sections
        let places = LiveBlockPlaces(sections.map(\.text))
        let blocks = PostmortemExportBlocks(dossier)
        let anchors = DocumentAnchors(sections, texts: sections.map(\.text))
        let texts = Markdown.separated(sections.map { ($0.slug, $0.text) })
        let names = anchors.namesInOneDocument(titled: dossier.incident.incident.title)
        var parts: [String] = []
        for (index, section) in sections.enumerated() {
            var text = SectionMarkdown(
                texts[index], blocks: places.blocks(inSection: index), expand: blocks.markdown
            ).text
            // If its lead is empty, the incident's own summary is used, as on the page.
            if index == 0 && text.isBlank { text = SectionMarkdown(dossier.incident.incident.summary).text }
            if text.isBlank { continue }
            if !names.isEmpty {
                text = HeadingLinks.renamed(text) {
                    anchors.anchor(named: $0, from: section.slug).flatMap { names[$0] }
                }
            }
            parts += ["## \(Markdown.escaped(section.title))\n", text]
        }
        for (block, title) in appended where !places.all.contains(block) {
            let markdown = blocks.markdown(block)
            if markdown.isEmpty { continue }
            parts += ["## \(title)\n", markdown]
        }
        return parts
    }

    /// What comes behind the sections, unless one of them shows it.
    static let appended: [(block: LiveBlock, title: String)] = [
        (.timeline, "Timeline"), (.findings, "Findings"), (.followUps, "Follow-ups"), (.guardrails, "Guardrails"),
    ]
}

extension String {
    fileprivate var isBlank: Bool { utf8.allSatisfy { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\n") } }
}
