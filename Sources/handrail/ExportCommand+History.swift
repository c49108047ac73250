import Foundation
import Storage

extension ExportCommand {
    /// Notes an export in the history.
    ///
    /// - Parameter store: the database as it was read.
    func tell(_ store: Store, _ entry: @escaping @Sendable (Change) throws -> Void) async {
        await tell(store, byWriting: { try await $0.change(by: .command("export"), at: Date(), entry) })
    }

    /// Notes an export in the history, unless a server has the database. The export itself needs only to read it.
    func tell(_ store: Store, byWriting note: (Store) async throws -> Void) async {
        do {
            guard store.isReadOnly else { return try await note(store) }
            var flags = options.flags
            flags[.baseURL] = baseURL
            let writable = try Store(path: Configuration(flags: flags).database, now: Date(), progress: Progress.tell)
            defer { try? writable.close() }
            try await note(writable)
        } catch {
            self.note("The history does not tell of this export, because the database is in use.")
        }
    }
}
