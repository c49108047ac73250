import Domain
import Foundation
import GRDB

/// Reads from one consistent state of the database on behalf of an asker. Its functions are defined beside each
/// feature.
package struct Reading {
    let db: Database
    package let asker: Asker
    package let sight: Sight

    /// - Parameter now: the time at which a look at a private record must not have ended.
    init(db: Database, asker: Asker, at now: Date) throws {
        self.db = db
        self.asker = asker
        sight = try Sight.of(asker, db, at: now)
    }

    init(_ other: Reading, sight: Sight) {
        self.init(db: other.db, asker: other.asker, sight: sight)
    }

    /// On behalf of somebody else, who sees no private records.
    func acting(as other: Asker) -> Reading {
        Reading(db: db, asker: other, sight: sight == .everything ? .everything : .publicOnly)
    }

    private init(db: Database, asker: Asker, sight: Sight) {
        self.db = db
        self.asker = asker
        self.sight = sight
    }

    /// Statements that name a person are not kept: there would be as many as there are people.
    func statement(_ sql: String) throws -> Statement {
        sight.isPersonal ? try db.makeStatement(sql: sql) : try db.cachedStatement(sql: sql)
    }

    /// Runs a query and makes a value from each row. Every value from outside is an argument, never part of the SQL
    /// text.
    func rows<Value>(
        _ sql: String, _ arguments: StatementArguments = [], _ make: (inout Columns) throws -> Value
    ) throws -> [Value] {
        var values: [Value] = []
        let cursor = try Row.fetchCursor(try statement(sql), arguments: arguments)
        while let row = try cursor.next() {
            var columns = Columns(row)
            values.append(try make(&columns))
        }
        return values
    }

    func first<Value>(
        _ sql: String, _ arguments: StatementArguments = [], _ make: (inout Columns) throws -> Value
    ) throws -> Value? {
        let cursor = try Row.fetchCursor(try statement(sql), arguments: arguments)
        guard let row = try cursor.next() else { return nil }
        var columns = Columns(row)
        return try make(&columns)
    }

    /// A count that stops at a limit, so that counting a long list costs no more than showing part of it.
    func count(upTo limit: Int, _ sql: String, _ arguments: StatementArguments = []) throws -> Int {
        try first("SELECT count(*) FROM (\(sql) LIMIT \(limit))", arguments) { $0.int() } ?? 0
    }
}

/// The columns of a row, from left to right. Reading by position keeps a page's hundred rows cheap; the list of columns
/// is beside the initializer that reads them.
struct Columns {
    private let row: Row
    private var index = 0

    init(_ row: Row) {
        self.row = row
    }

    private mutating func next() -> Int {
        defer { index += 1 }
        return index
    }

    mutating func int() -> Int { row[next()] }
    mutating func int64() -> Int64 { row[next()] }
    mutating func optionalInt() -> Int? { row[next()] }
    mutating func optionalInt64() -> Int64? { row[next()] }
    mutating func bool() -> Bool { row[next()] }
    mutating func text() -> String { row[next()] }
    mutating func optionalText() -> String? { row[next()] }
    mutating func bytes() -> [UInt8] { Array(row[next()] as Data) }
    mutating func id<Entity>(_: Entity.Type = Entity.self) -> ID<Entity> { ID(row[next()]) }

    mutating func optionalID<Entity>(_: Entity.Type = Entity.self) -> ID<Entity>? {
        (row[next()] as Int64?).map(ID.init)
    }

    mutating func date() -> Date { Date(milliseconds: row[next()]) }
    mutating func optionalDate() -> Date? { (row[next()] as Int64?).map(Date.init(milliseconds:)) }
    mutating func optionalDay() -> Day? { (row[next()] as String?).flatMap(Day.init(iso:)) }

    mutating func value<Value: RawRepresentable<String>>(_: Value.Type = Value.self) throws -> Value {
        let text: String = row[next()]
        guard let value = Value(rawValue: text) else { throw StorageFault("\(text) is not a \(Value.self)") }
        return value
    }

    mutating func optionalValue<Value: RawRepresentable<String>>(_: Value.Type = Value.self) -> Value? {
        (row[next()] as String?).flatMap(Value.init(rawValue:))
    }

    mutating func severity() throws -> Severity {
        let level: Int = row[next()]
        guard let severity = Severity(level: level) else { throw StorageFault("\(level) is not a severity") }
        return severity
    }

    /// precision, at, zone
    mutating func moment() throws -> Moment {
        let precision: Precision = try value()
        let instant = optionalDate()
        let zone = text()
        guard let instant else { return .unknown(zone: zone) }
        return Moment(instant, precision: precision, zone: zone)
    }
}

extension Date {
    init(milliseconds: Int64) {
        self.init(timeIntervalSince1970: Double(milliseconds) / 1_000)
    }

    /// Since 1970; kept within the years that ``Day`` knows, because a double beyond `Int64` would trap.
    var milliseconds: Int64 {
        Int64((min(max(timeIntervalSince1970, -62_135_596_800), 253_402_300_799) * 1_000).rounded())
    }
}
