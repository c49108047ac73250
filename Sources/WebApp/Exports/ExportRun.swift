import Domain
import Foundation
import Storage

/// An export of several postmortems, with an index and links between them. It reads one postmortem after the other and
/// holds one at a time.
package struct ExportRun: Sendable {
    package enum Selection: Sendable {
        case keys([Key])
        case everything
        /// What a list of incidents shows with these filters.
        case matching(IncidentQuery)
    }

    package let postmortems: [ExportablePostmortem]
    /// Keys without a postmortem that can be exported.
    package let missing: [Key]
    let links: ExportLinks
    let guardrails: [ID<Guardrail>]
    let followUps: [ID<FollowUp>]

    package let audience: ExportAudience
    /// What is taken out of texts for customers; nil for others.
    let words: PublicWords?

    /// Reads what there is to export.
    ///
    /// - Parameters:
    ///   - audience: customers get only what has been published and is marked for them, and no pages of records.
    ///   - withDrafts: whether to export postmortems that have not been published; those that are named are exported
    ///     anyway.
    ///   - withRecords: whether guardrails and follow-ups are pages of their own.
    package init(
        _ selection: Selection, _ format: ExportFormat, for audience: ExportAudience = .organisation,
        withDrafts: Bool, withRecords: Bool, baseURL: String?, store: Store, as asker: Asker
    ) async throws {
        let isForCustomers = audience == .customers
        let withRecords = withRecords && !isForCustomers
        let (all, guardrails, followUps, words) = try await store.read(as: asker) { reading in
            (
                try selection.postmortems(reading, withDrafts: withDrafts, isForCustomers: isForCustomers),
                withRecords ? try reading.exportableGuardrails() : [],
                withRecords ? try reading.exportableFollowUps() : [],
                isForCustomers ? try reading.publicWords() : nil
            )
        }
        (self.audience, self.words) = (audience, words)
        switch selection {
        case .everything, .matching: (postmortems, missing) = (all, [])
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
            guardrails.map { ($0.id.key, $0.name) } + work.map { ($0.id.key, $0.title) }
            + (isForCustomers ? [] : postmortems.map { ($0.key, $0.title) })
        // Links of customers lead to no page by its key.
        links = ExportLinks(
            format, baseURL: isForCustomers ? nil : baseURL,
            pages: Dictionary(
                titles.map { key, title in
                    (key, ExportLinks.Page(name: ExportLinks.name(key, title, in: format), title: "\(key) \(title)"))
                }
            ) { first, _ in first })
    }

    package var format: ExportFormat { links.format }

    /// How many files there will be, without images.
    package var count: Int { postmortems.count + guardrails.count + followUps.count + 1 }

    /// Every file. The same data gives the same files with the same bytes, in the same order.
    ///
    /// - Parameter width: how many postmortems are made at the same time.
    package func files(_ store: Store, as asker: Asker, width: Int = 1) -> ExportFiles {
        ExportFiles(run: self, store: store, asker: asker, width: width)
    }

    /// For a command, which has the machine to itself.
    package static var fullWidth: Int { min(4, ProcessInfo.processInfo.activeProcessorCount) }

    /// Writes everything.
    ///
    /// - Parameter progress: called with each file and the number of those that are done, without images.
    package func write(
        to destination: inout ExportDestination, store: Store, as asker: Asker,
        progress: (Int, ExportFile) -> Void = { _, _ in }
    ) async throws {
        var done = 0
        for try await file in files(store, as: asker, width: ExportRun.fullWidth) {
            try destination.add(file)
            if file.isImage { continue }
            done += 1
            progress(done, file)
        }
    }

    /// One postmortem on its own, which is not in a folder with others; nil if there is none for this audience.
    package static func text(
        of id: ID<Incident>, _ format: ExportFormat, for audience: ExportAudience = .organisation, baseURL: String?,
        store: Store, as asker: Asker
    ) async throws -> (text: String, replaced: [PublicWords.Replacement])? {
        try await store.read(as: asker) { reading in
            if audience == .customers {
                let links = ExportLinks(format, baseURL: nil)
                return try reading.customerPage(id, reading.publicWords()).map { (try $0.text(links), $0.replaced) }
            }
            return try reading.singleExport(id, format, for: audience, baseURL: baseURL).map {
                (try $0.postmortem.text($0.links), [])
            }
        }
    }
}

extension ExportRun.Selection {
    fileprivate func postmortems(
        _ reading: Reading, withDrafts: Bool, isForCustomers: Bool
    ) throws -> [ExportablePostmortem] {
        let withDrafts = withDrafts && !isForCustomers
        let all =
            switch self {
            case .keys: try reading.exportablePostmortems(withDrafts: !isForCustomers)
            case .everything: try reading.exportablePostmortems(withDrafts: withDrafts)
            case .matching(let query): try reading.exportablePostmortems(ofAll: query, withDrafts: withDrafts)
            }
        guard isForCustomers else { return all }
        let marked = try reading.incidentsForCustomers()
        return all.filter { marked.contains($0.incidentID) }
    }
}
