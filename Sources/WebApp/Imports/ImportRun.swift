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
        let found = ImportFiles(paths)
        problems = found.problems
        source = paths.joined(separator: ", ")
        let context = ImportContext(now: now, zone: zone)
        for file in found.files {
            do {
                let document = try ImportRun.document(file, context)
                if !file.isNamed && !document.reading.looksLikePostmortem {
                    problems.append(
                        .init(
                            path: file.path,
                            sentence: "This does not look like a postmortem. Name the file itself to import it."))
                    continue
                }
                let plan = try await store.read(as: asker) { try $0.plan(document) }
                items.append(Item(path: file.path, document: document, plan: plan))
            } catch let problem as ImportText.Problem {
                problems.append(.init(path: file.path, sentence: problem.sentence))
            }
        }
    }

    private static func document(
        _ file: ImportFiles.File, _ context: ImportContext
    ) throws(ImportText.Problem) -> ImportDocument {
        let source = try ImportText.read(file)
        let name = source.name
        return ImportDocument(
            path: file.path, original: source.text, reading: ImportedPostmortem(source, context)
        ) { earlier in
            (try? ImportText.source(earlier, name: name)).map { ImportedPostmortem($0, context) }
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
