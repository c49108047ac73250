import Domain
import Foundation
import Storage

/// An export of several postmortems, with an index and links between them. It reads one postmortem after the other and
/// holds one at a time.
package struct ExportRun: Sendable {
    package enum Selection: Sendable {
        case keys([Key])
        case everything
    }

    package let postmortems: [ExportablePostmortem]
    /// Keys without a postmortem that can be exported.
    package let missing: [Key]
    private let links: ExportLinks
    private let guardrails: [ID<Guardrail>]
    private let followUps: [ID<FollowUp>]

    /// Reads what there is to export.
    ///
    /// - Parameters:
    ///   - withDrafts: whether to export postmortems that have not been published; those that are named are exported
    ///     anyway.
    ///   - withRecords: whether guardrails and follow-ups are pages of their own.
    package init(
        _ selection: Selection, _ format: ExportFormat, withDrafts: Bool, withRecords: Bool, baseURL: String?,
        store: Store, as asker: Asker
    ) async throws {
        let drafts = if case .keys = selection { true } else { withDrafts }
        let (all, guardrails, followUps) = try await store.read(as: asker) { reading in
            (
                try reading.exportablePostmortems(withDrafts: drafts),
                withRecords ? try reading.exportableGuardrails() : [],
                withRecords ? try reading.exportableFollowUps() : []
            )
        }
        switch selection {
        case .everything: (postmortems, missing) = (all, [])
        case .keys(let keys):
            let wanted = Set(keys)
            postmortems = all.filter { wanted.contains($0.key) }
            missing = wanted.subtracting(all.map(\.key)).sorted {
                ($0.prefix.rawValue, $0.number) < ($1.prefix.rawValue, $1.number)
            }
        }
        let incidents = Set(postmortems.map(\.incidentID))
        let work = followUps.filter { $0.incident.map(incidents.contains) ?? false }
        self.guardrails = guardrails.map(\.id)
        self.followUps = work.map(\.id)
        let titles =
            postmortems.map { ($0.key, $0.title) } + guardrails.map { ($0.id.key, $0.name) }
            + work.map { ($0.id.key, $0.title) }
        links = ExportLinks(
            format, baseURL: baseURL,
            pages: Dictionary(
                titles.map { key, title in
                    (key, ExportLinks.Page(name: ExportLinks.name(key, title, in: format), title: "\(key) \(title)"))
                }
            ) { first, _ in first })
    }

    /// How many files there will be, without images.
    package var count: Int { postmortems.count + guardrails.count + followUps.count + 1 }

    /// Writes everything. The same data gives the same files with the same bytes, in the same order.
    ///
    /// - Parameter progress: called with the number of files that are done.
    package func write(
        to destination: inout ExportDestination, store: Store, as asker: Asker, progress: (Int) -> Void = { _ in }
    ) async throws {
        var done = 0
        var written: Set<String> = []
        for entry in postmortems {
            let id = entry.incidentID
            if let exported = try await store.read(as: asker, { try $0.exportedPostmortem(id) }) {
                try destination.add(try file(entry.key, text(exported)))
                for image in exported.images where written.insert(image.fileName).inserted {
                    let bytes = try await store.read(as: asker) { try $0.imageBytes(image.id) }
                    if let bytes { try destination.add(ExportFile(name: image.fileName, bytes: bytes)) }
                }
            }
            done += 1
            progress(done)
        }
        for id in guardrails {
            if let dossier = try await store.read(as: asker, { try $0.guardrailDossier(id) }) {
                try destination.add(try file(id.key, RecordPage(dossier).text(links(on: id.key))))
            }
            done += 1
            progress(done)
        }
        for id in followUps {
            if let dossier = try await store.read(as: asker, { try $0.followUpDossier(id) }) {
                try destination.add(try file(id.key, RecordPage(dossier).text(links(on: id.key))))
            }
            done += 1
            progress(done)
        }
        try destination.add(try ExportIndex(postmortems, guardrails: guardrails, followUps: followUps).file(links))
        progress(done + 1)
    }

    /// One postmortem on its own, which is not in a folder with others.
    package static func text(
        of id: ID<Incident>, _ format: ExportFormat, baseURL: String?, store: Store, as asker: Asker
    ) async throws -> String? {
        let file = try await store.read(as: asker) { try $0.singleExport(id, format, baseURL: baseURL) }
        return try file.map { try $0.postmortem.text($0.links) }
    }

    private func text(_ exported: ExportedPostmortem) throws -> String {
        var links = links(on: exported.dossier.id.key)
        for image in exported.images { links.images[image.address] = image.fileName }
        return try exported.text(links)
    }

    private func links(on key: Key) -> ExportLinks {
        var links = links
        links.own = key
        return links
    }

    private func file(_ key: Key, _ text: String) throws -> ExportFile {
        let name = links.pages[key]?.name ?? key.description
        return ExportFile(name: "\(name).\(links.format.fileExtension)", bytes: Array(text.utf8))
    }
}
