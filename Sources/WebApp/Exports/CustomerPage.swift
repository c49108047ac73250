import Domain
import Foundation
import FrontMatter
import Markdown
import Storage

/// The sections of a published postmortem that are marked for customers, without what is internal.
struct CustomerPage: Sendable {
    let title: String
    let day: Day
    private(set) var blocks: [MarkupBlock] = []
    /// What was replaced or left out, each once, in the order of the page.
    let replaced: [PublicWords.Replacement]
    private let publishedAt: Date?

    /// Nil if nothing of it is for customers.
    init?(_ dossier: PostmortemDossier, _ words: PublicWords) {
        guard dossier.publication != nil else { return nil }
        let incident = dossier.incident.incident
        var markup = PublicMarkup(words)
        title = markup.text(incident.title)
        day = CivilTime(utc: dossier.incident.times.known.first?.instant ?? incident.declaredAt).day
        publishedAt = dossier.postmortem.publishedAt
        var left: [PublicWords.Replacement] = []
        var body: [MarkupBlock] = []
        // The rest is as the incident is now, and not as it was published.
        for section in PostmortemMarkup.sections(
            dossier, where: \.isForCustomers,
            block: { block in
                left.append(PublicWords.Replacement(block.words, ""))
                return false
            }, fillsIn: false)
        {
            body += markup.blocks([section.heading]) + markup.blocks(section.blocks)
        }
        if body.isEmpty { return nil }
        blocks = [.heading(level: 1, anchor: "title", [.text(title)]), .paragraph([.text(day.words)])] + body
        var seen: Set<PublicWords.Replacement> = []
        replaced = (markup.replaced + left).filter { seen.insert($0).inserted }
    }

    /// The file name of the page, without the extension: `2026-03-01-orders-locked`.
    static func name(_ day: Day, _ title: String) -> String {
        let slug = String(Slug.make(from: title).unicodeScalars.prefix(60))
        return slug.isEmpty ? day.iso : "\(day.iso)-\(slug)"
    }

    func text(_ links: ExportLinks) throws -> String {
        var head: [FrontMatter.Pair] = [.init("title", .text(title))]
        if let publishedAt { head.append(.init("published", .text(publishedAt.iso))) }
        return try links.format.text(blocks, title: title, head: head, links: links)
    }
}

extension Reading {
    /// A postmortem as customers may read it; nil if nothing of it is for them, or the asker may not see it.
    func customerPage(_ id: ID<Incident>, _ words: PublicWords) throws -> CustomerPage? {
        guard let dossier = try postmortemDossier(id, .readers) else { return nil }
        var roles: [ID<Person>: String] = [:]
        for holder in dossier.incident.roles where roles[holder.personID] == nil {
            roles[holder.personID] = holder.role.publicName
        }
        return CustomerPage(dossier, words.with(roles: roles))
    }
}
