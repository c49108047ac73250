import Domain
import FrontMatter
import Markdown
import Storage

/// A postmortem as GitHub-flavoured Markdown that a wiki shows properly: front matter, the sections in their order with
/// what their live blocks stand for, then whatever of timeline, findings, follow-ups and guardrails no section shows.
///
/// What people wrote stays as they typed it, apart from the level of its headings. The same data gives the same bytes:
/// nothing in it depends on the present time or on who asks.
struct PostmortemExport {
    let text: String

    /// - Parameter baseURL: where browsers reach this installation, for the addresses of images.
    /// - Throws: only when the memory cannot be had.
    init(_ dossier: PostmortemDossier, baseURL: String? = nil) throws {
        var parts = ["# \(Markdown.escaped(dossier.incident.incident.title))\n", PostmortemExport.facts(dossier)]
        if dossier.postmortem.state.isBeforePublication { parts.append("*This is a draft.*\n") }
        if dossier.postmortem.state == .notRequired {
            parts.append("No postmortem is required:\n")
            parts.append(SectionMarkdown(dossier.postmortem.notRequiredReason).text)
        }
        parts += PostmortemExport.sections(dossier)
        let body = ImageAddresses.absolute(parts.joined(separator: "\n"), at: baseURL)
        text = try FrontMatter.encode(PostmortemExport.head(dossier)) + "\n" + body
    }

    /// `INC-12-orders-locked.md`
    static func filename(_ incident: Incident) -> String {
        let slug = Slug.make(from: incident.title)
        let words = String(slug.unicodeScalars.prefix(60)).split(separator: "-").joined(separator: "-")
        return words.isEmpty ? "\(incident.key).md" : "\(incident.key)-\(words).md"
    }

    /// One line for readers of a wiki that does not show front matter.
    private static func facts(_ dossier: PostmortemDossier) -> String {
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
        var parts: [String] = []
        for (index, section) in sections.enumerated() {
            // While its lead is empty, the incident's own summary stands for it, as on the page.
            let text = index == 0 && !section.isWritten ? dossier.incident.incident.summary : section.text
            if text.isEmpty { continue }
            parts.append("## \(Markdown.escaped(section.title))\n")
            parts.append(
                SectionMarkdown(text, blocks: places.blocks(inSection: index), expand: blocks.markdown).text)
        }
        for (block, title) in [
            (LiveBlock.timeline, "Timeline"), (.findings, "Findings"), (.followUps, "Follow-ups"),
            (.guardrails, "Guardrails"),
        ] where !places.all.contains(block) {
            let markdown = blocks.markdown(block)
            if markdown.isEmpty { continue }
            parts.append("## \(title)\n")
            parts.append(markdown)
        }
        return parts
    }
}
