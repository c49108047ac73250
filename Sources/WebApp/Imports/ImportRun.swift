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
        for (number, file) in found.files.enumerated() {
            if let deadline, ContinuousClock.now > deadline {
                problems.append(
                    .init(
                        path: file.place, sentence: "There was no time for this one and those behind it. Import fewer.")
                )
                break
            }
            do {
                let document = try await Aside.read { _ in try ImportDocument(file, context) }
                if file.isNamed || document.reading.looksLikePostmortem {
                    let plan = try await store.read(as: asker) { try $0.plan(document) }
                    items.append(Item(path: file.place, document: document, plan: plan))
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
    }

    /// What became of each document.
    package struct Result: Sendable {
        package var id: ID<Import>?
        package var outcomes: [(path: String, outcome: ImportOutcome)] = []
        package var problems: [ImportFiles.Problem] = []
    }

    /// Imports the pending documents, each in a transaction of its own. A document that is refused does not stop the
    /// others.
    package func apply(
        to store: Store, as asker: Asker, now: @Sendable () -> Date, progress: (Int) -> Void = { _ in }
    ) async throws -> Result {
        var result = Result()
        for (number, item) in pending.enumerated() {
            let (id, source, document) = (result.id, source, item.document)
            do {
                let (used, outcome) = try await store.change(by: asker, at: now()) { change in
                    let id = try id ?? change.startImport(from: source)
                    return (id, try change.importDocument(document, into: id))
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
}

extension ImportDocument {
    /// Reads a file.
    fileprivate init(_ file: ImportFile, _ context: ImportContext) throws(ImportText.Problem) {
        let name = file.name
        let isMarkup = ["html", "htm", "json"].contains(file.ending)
        let whole = try file.bytes(atMost: ImportText.largestFile)
        // What JSON has is text of its own.
        let (bytes, images) = file.ending == "json" ? (whole, 0) : EmbeddedImages.removed(from: whole)
        let text = try ImportText.text(bytes, atMost: isMarkup ? ImportText.largestMarkup : ImportText.largest)
            .withPlainLineEnds
        var reading = try ImportText.reading(text, name: name, context)
        if images > 0 {
            let words =
                images == 1 ? "An image that is part of the file is" : "\(images) images that are part of the file are"
            reading.doubts.append(ImportDoubt(line: 0, "\(words) left out. Add them by hand."))
        }
        self.init(path: file.path, isPathLoose: file.isPathLoose, original: text, reading: reading) { earlier in
            try? ImportText.reading(earlier, name: name, context)
        }
    }
}
