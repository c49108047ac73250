import Foundation
import GRDB

/// The result of one check of a database.
package struct Checkup: Equatable, Sendable {
    package let name: String
    /// The problem and what to do about it; nil if all is well.
    package let problem: String?

    package init(_ name: String, problem: String? = nil) {
        self.name = name
        self.problem = problem
    }

    /// Checks a database without changing it, even while a server has it open.
    package static func all(path: String) -> [Checkup] {
        guard FileManager.default.fileExists(atPath: path) else {
            return [Checkup("The database exists", problem: "There is no \(path). `handrail serve` creates it.")]
        }
        var configuration = Configuration()
        configuration.readonly = true
        configuration.busyMode = .timeout(5)
        configuration.prepareDatabase { $0.add(tokenizer: SearchTokenizer.self) }
        do {
            let queue = try DatabaseQueue(path: path, configuration: configuration)
            return try [permissions(path)] + queue.read(contents)
        } catch {
            return [Checkup("The database opens", problem: StoreProblem.cannotOpen(path: path, error: error).sentence)]
        }
    }

    private static func permissions(_ path: String) throws -> Checkup {
        let attributes = try FileManager.default.attributesOfItem(atPath: path)
        let mode = (attributes[.posixPermissions] as? NSNumber)?.intValue ?? 0o600
        return Checkup(
            "Only its owner can read the database",
            problem: mode & 0o077 == 0 ? nil : "Other users can read \(path). Run: chmod 600 \(path)")
    }

    private static func contents(_ db: Database) throws -> [Checkup] {
        let migrator = Migrations.migrator
        let damage = try String.fetchAll(db, sql: "PRAGMA integrity_check(3)").filter { $0 != "ok" }
        let orphans = try Row.fetchAll(db, sql: "PRAGMA foreign_key_check").count
        let journal = try String.fetchOne(db, sql: "PRAGMA journal_mode")
        let isNewer = try migrator.hasBeenSuperseded(db)
        let isComplete = try migrator.hasCompletedMigrations(db)
        let wrongFigures = isComplete ? try FigureSums.wrong(db) : []
        return [
            Checkup(
                "The file is whole",
                problem: damage.isEmpty ? nil : "SQLite found: \(damage.joined(separator: "; ")). Restore a backup."),
            Checkup(
                "All references are valid",
                problem: orphans == 0 ? nil : "\(orphans) rows refer to rows that do not exist. Restore a backup."),
            Checkup(
                "The write-ahead log is on",
                problem: journal == "wal" ? nil : "The journal mode is \(journal ?? "unknown"). Start the server once."),
            Checkup(
                "The schema matches this version",
                problem: isNewer
                    ? "It was written by a newer version of Handrail. Install that version."
                    : isComplete ? nil : "It is older. The next `handrail serve` makes a copy and then migrates it."),
            Checkup(
                "The kept figures are right",
                problem: wrongFigures.isEmpty
                    ? nil
                    : "Wrong: \(wrongFigures.joined(separator: ", ")). Stop the server and run `handrail recount`."),
        ]
    }
}
