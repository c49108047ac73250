import Domain
import Storage

/// A file of an export.
package struct ExportFile: Sendable {
    /// Its path below the top of the export: `INC-12-orders-locked.md`, `images/3.png`.
    package internal(set) var name: String
    package let bytes: [UInt8]
    /// The record of the page; nil for images and the index.
    var key: Key?
    /// The key and title of the record.
    package internal(set) var title = ""
    /// The revisions of the sections that it was made from, by their slugs.
    var revisions: [String: Int] = [:]
    /// What is said otherwise for customers, or left out.
    package internal(set) var replaced: [PublicWords.Replacement] = []

    package init(name: String, bytes: [UInt8]) {
        self.name = name
        self.bytes = bytes
    }

    var isImage: Bool { name.hasPrefix("images/") }
}

/// A postmortem with the images that its texts show, as it is read for an export.
struct ExportedPostmortem: Sendable {
    let dossier: PostmortemDossier
    let images: [Image]
    /// Only JSON has them with everything about them.
    var guardrails: [ExportedGuardrail] = []

    /// - Parameter format: JSON has the texts as they are, the others what they show.
    /// - Throws: only when there is not enough memory.
    func text(_ links: ExportLinks) throws -> String {
        switch links.format {
        case .json: try PostmortemRecord(self, links).json
        case .gfm: try PostmortemExport(dossier, links).text
        case .commonmark, .obsidian, .mkdocs, .confluence, .dokuwiki, .mediawiki, .html:
            try links.format.text(
                PostmortemMarkup(dossier).blocks, title: title, head: PostmortemExport.head(dossier), links: links)
        }
    }

    var title: String { "\(dossier.id.key) \(dossier.incident.incident.title)" }

    func name(_ format: ExportFormat) -> String {
        ExportLinks.name(dossier.id.key, dossier.incident.incident.title, in: format)
    }
}

extension Reading {
    /// A postmortem as readers see it; nil if there is none that the asker may see.
    func exportedPostmortem(
        _ id: ID<Incident>, _ format: ExportFormat, for audience: ExportAudience = .organisation
    ) throws -> ExportedPostmortem? {
        guard let dossier = try postmortemDossier(id, .readers, namesEverybody: audience == .team) else { return nil }
        let texts =
            dossier.document.sections.map(\.text) + dossier.incident.findings.map(\.finding.detail)
            + dossier.incident.followUps.map(\.followUp.detail) + dossier.incident.timeline.map(\.text)
            + [dossier.incident.incident.summary]
        let ids = texts.reduce(into: Set<Int64>()) { $0.formUnion(ImageAddresses.numbers(in: $1)) }
        return ExportedPostmortem(
            dossier: dossier,
            // An image of another incident may be for others to see than this postmortem.
            images: ids.isEmpty ? [] : try images(ofIncident: id, atMost: .max).filter { ids.contains($0.id.rawValue) },
            guardrails: format == .json ? try guardrailsLinked(toIncident: id) : [])
    }
}

extension Image {
    /// Its address here, as texts have it.
    var address: String { Paths.image(id).address }

    /// One name for one image, however often it is used.
    var fileName: String { "images/\(id).\(type == .jpeg ? "jpg" : type.rawValue)" }
}
