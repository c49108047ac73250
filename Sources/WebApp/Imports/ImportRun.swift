import Domain
import Foundation
import Storage

/// One import from files: what it would do, and doing it.
package struct ImportRun: Sendable {
    /// A file that was read, with what importing it will do.
    package struct Item: Sendable {
        package let path: String
        package let document: ImportDocument
        package let plan: ImportPlan
    }

    package private(set) var items: [Item] = []
    package private(set) var problems: [ImportFiles.Problem]
    /// The files or folders that were named.
    package let source: String
    /// The documents that the import would create or change.
    package var pending: [Item] {
        items.filter { if case .leave = $0.plan { false } else { true } }
    }

    /// The incidents that doubtful documents may be.
    package var doubtful: Set<ID<Incident>> {
        Set(items.compactMap { if case .ask(let id) = $0.plan { id } else { nil } })
    }

    /// Reads the files and changes nothing.
    package init(_ paths: [String], zone: TimeZone, now: Date, store: Store, as asker: Asker) async throws {
        try await self.init(
            ImportFiles(paths), from: paths.joined(separator: ", "), zone: zone, now: now, store: store, as: asker)
    }

    /// Reads the files and changes nothing.
    ///
    /// - Parameters:
    ///   - source: names them all, for people.
    ///   - deadline: files that have not had their turn by then are left out, and it says so.
    ///   - progress: called with the number of files that were read.
    package init(
        _ found: ImportFiles, from source: String, zone: TimeZone, now: Date, deadline: ContinuousClock.Instant? = nil,
        store: Store, as asker: Asker, progress: (Int) -> Void = { _ in }
    ) async throws {
        problems = found.problems
        self.source = source
        let context = ImportContext(now: now, zone: zone)
        var tables: Set<String> = []
        var room = found.limits.images
        for (number, file) in found.files.enumerated() {
            if let deadline, ContinuousClock.now > deadline {
                problems.append(
                    .init(
                        path: file.place, sentence: "There was no time for this one and those behind it. Import fewer.")
                )
                break
            }
            do {
                let read = try await Aside.read { [room] _ in try ReadDocument(file, context, roomForImages: room) }
                let document = read.document
                if file.isNamed || document.reading.looksLikePostmortem {
                    let earlier = try await store.read(as: asker) { try $0.earlierDocuments(of: document) }
                    let plan = try await Aside.read { _ in document.plan(earlier) }
                    items.append(Item(path: file.place, document: document, plan: plan))
                    tables.formUnion(read.tables)
                    room -= document.images.reduce(0) { $0 + $1.size }
                } else {
                    problems.append(
                        .init(
                            path: file.place,
                            sentence: "This does not look like a postmortem. Name the file itself to import it."))
                }
            } catch let problem as ImportText.Problem where !problem.isOfOtherKind || file.isNamed {
                problems.append(.init(path: file.place, sentence: problem.sentence))
            } catch is ImportText.Problem {
                // Other JSON in a folder is no mistake of anybody's.
            }
            progress(number + 1)
        }
        problems += found.tables.filter { !tables.contains($0.name) }.map {
            .init(path: $0.place, sentence: "This table belongs to no document that was read, so it is left out.")
        }
    }

    /// What became of each document.
    package struct Result: Sendable {
        package var id: ID<Import>?
        package var outcomes: [(path: String, outcome: ImportOutcome)] = []
        package var problems: [ImportFiles.Problem] = []
    }

    /// Imports the pending documents, each in a transaction of its own. A document that is refused does not stop the
    /// others.
    ///
    /// - Parameter same: the incidents that doubtful documents are to change; other doubtful documents are created.
    package func apply(
        to store: Store, as asker: Asker, changing same: Set<ID<Incident>> = [], now: @Sendable () -> Date,
        progress: (Int) -> Void = { _ in }
    ) async throws -> Result {
        var result = Result()
        for (number, item) in pending.enumerated() {
            let (id, source, document) = (result.id, source, item.document)
            do {
                let base = try await base(of: item, changing: same, store, as: asker)
                let (used, outcome) = try await store.change(by: asker, at: now()) { change in
                    let id = try id ?? change.startImport(from: source)
                    return (id, try change.importDocument(document, changing: base, into: id))
                }
                result.id = used
                result.outcomes.append((item.path, outcome))
            } catch let refusal as Refusal {
                result.problems.append(.init(path: item.path, sentence: refusal.words))
            }
            progress(number + 1)
        }
        return result
    }

    /// The earlier document that an item changes, read again before anybody has to wait for it.
    private func base(
        of item: Item, changing same: Set<ID<Incident>>, _ store: Store, as asker: Asker
    ) async throws -> (earlier: EarlierDocument, reading: ImportedPostmortem)? {
        let incident: ID<Incident>
        switch item.plan {
        case .create, .leave: return nil
        case .update(let id): incident = id
        case .ask(let id):
            guard same.contains(id) else { return nil }
            incident = id
        }
        let document = item.document
        guard let earlier = try await store.read(as: asker, { try $0.earlierDocument(of: incident) }) else {
            throw Refusal("\(incident.key) is no longer here. Import this document once more.")
        }
        guard let reading = try await Aside.read({ _ in document.reread(earlier.original) }) else {
            throw Refusal("The earlier original of this document can no longer be read.")
        }
        return (earlier, reading)
    }
}

/// A document with the files of tables that went into it.
private struct ReadDocument {
    let document: ImportDocument
    let tables: Set<String>

    init(_ file: ImportFile, _ context: ImportContext, roomForImages: Int) throws(ImportText.Problem) {
        let name = file.name
        let whole = try file.bytes(atMost: ImportText.largestFile)
        // What JSON has is text of its own.
        let (bytes, parts) = file.ending == "json" ? (whole, [:]) : EmbeddedImages.separated(from: whole)
        let isMarkdown = ImportText.isMarkdown(file.ending)
        let written = try ImportText.text(bytes, atMost: isMarkdown ? ImportText.largest : ImportText.largestMarkup)
            .withPlainLineEnds
        let tables = ImportTables(in: written, of: file)
        let text = tables.text
        var reading = try ImportText.reading(text, name: name, context)
        let images = ImportImages(of: reading, file, whole, parts, in: isMarkdown ? text : "", room: roomForImages)
        reading.doubts += images.doubts + tables.doubts
        self.tables = tables.used
        document = ImportDocument(
            path: file.path, isPathLoose: file.isPathLoose, original: text, reading: reading, images: images.images
        ) { earlier in try? ImportText.reading(earlier, name: name, context) }
    }
}
