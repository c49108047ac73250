import Domain
import Foundation
import GRDB
import Synchronization
import Testing

@testable import Storage

/// A question about one incident must cost the same with ten incidents and with a million, so no query behind a page
/// may read a whole table that grows with use.
struct QueryPlanTests {
    /// Tables that stay small, however long an installation is in use.
    private static let small: Set<String> = ["severity", "team", "service", "person", "setting", "wording_dismissal"]

    /// An export of everything is made by a command.
    @Test(arguments: allReadings.filter { !$0.name.hasPrefix("exportable") })
    func `no reading goes through a whole table`(named: NamedReading) async throws {
        let story = try await Story()
        let scans = try await story.read { reading in
            let asked = Mutex<[String]>([])
            reading.db.trace { event in
                if case .statement(let statement) = event { asked.withLock { $0.append(statement.expandedSQL) } }
            }
            _ = try named.count(reading, story)
            reading.db.trace()
            let names = try Set(String.fetchAll(reading.db, sql: "SELECT name FROM sqlite_master WHERE type = 'table'"))
            return try asked.withLock { $0 }.filter { !$0.hasPrefix("--") }.flatMap { sql in
                let plan = try String.fetchAll(
                    reading.db, sql: "EXPLAIN QUERY PLAN \(sql)", adapter: SuffixRowAdapter(fromIndex: 3))
                let sorts = plan.contains { $0.hasPrefix("USE TEMP B-TREE FOR ORDER BY") }
                return plan.compactMap { step -> String? in
                    let words = step.split(separator: " ")
                    guard words.first == "SCAN", words.count > 1 else { return nil }
                    // A list goes along an index, or along the row numbers where nothing is sorted, and stops at its
                    // limit.
                    if sql.contains("LIMIT") && (words.count > 2 || !sorts) { return nil }
                    let alias = words[1]
                    let table = QueryPlanTests.table(called: alias, in: sql, names)
                    return table.map { Self.small.contains($0) ? nil : "\(step) (\($0)) in \(sql)" } ?? nil
                }
            }
        }
        #expect(scans == [])
    }

    /// - Returns: nil for what is no table: a subquery, a constant row.
    private static func table(called alias: Substring, in sql: String, _ names: Set<String>) -> String? {
        if names.contains(String(alias)) { return String(alias) }
        let words = sql.split { $0.isWhitespace || "(),".contains($0) }
        for (word, next) in zip(words, words.dropFirst(2)) where next == alias && names.contains(String(word)) {
            return String(word)
        }
        return nil
    }
}
