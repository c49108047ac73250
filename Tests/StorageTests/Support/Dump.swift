import Domain
import Testing

@testable import Storage

extension Office {
    /// Every row of every table as text, by table; of the search index what it holds, not how.
    func dump() async throws -> [String: [String]] { try await store.dump() }

    /// How many entries the audit log has.
    func auditCount() async throws -> Int { try await dump()["audit_entry"]?.count ?? 0 }
}

extension Store {
    func dump() async throws -> [String: [String]] {
        try await read(as: .command("test")) { reading in
            let tables = try reading.rows(
                """
                SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'search\\_%' ESCAPE '\\'
                    AND name NOT LIKE 'pick\\_name\\_%' ESCAPE '\\'
                    AND name NOT LIKE 'grdb%' AND name <> 'sqlite_stat1'
                """
            ) { $0.text() }
            var dump: [String: [String]] = [:]
            for table in tables {
                let columns = try reading.rows("SELECT name FROM pragma_table_info('\(table)')") { $0.text() }
                let row = columns.map { "quote(\"\($0)\")" }.joined(separator: " || ', ' || ")
                let key = ["search", "pick_name"].contains(table) ? "rowid || ': ' || " : ""
                dump[table] = try reading.rows("SELECT \(key)\(row) FROM \"\(table)\" ORDER BY 1") { $0.text() }
            }
            return dump
        }
    }
}

extension [String: [String]] {
    /// Without the audit log and the counter of its rows.
    var withoutAudit: [String: [String]] {
        var dump = self
        dump["audit_entry"] = nil
        dump["sqlite_sequence"]?.removeAll { $0.hasPrefix("'audit_entry'") }
        return dump
    }

    /// The tables in which two dumps differ.
    func tablesDiffering(from other: [String: [String]]) -> [String] {
        Set(keys).union(other.keys).filter { self[$0] != other[$0] }.sorted()
    }
}
