import Domain
import Foundation
import Secrets
import TestSupport
import Testing
import WebServer

@testable import Storage
@testable import WebApp

/// A person who can be told from everybody else by each of their traces reports something, and every row of every table
/// is looked at.
@Suite("What a report without a name leaves behind")
struct NearMissTraceTests {
    private let app: TestApp
    private let reporter: Browser
    private let digest: [UInt8]
    private let began: Date

    private static let person = ID<Person>(987_654_321)
    private static let session: Int64 = 876_543_210

    init() async throws {
        let app = try await TestApp()
        self.app = app
        // Not the beginning of a day.
        app.clock.advance(by: 5_025.123)
        let token = Token()
        digest = token.digest
        let digest = token.digest
        _ = try await app.browser(as: .priya)
        try await app.store.change(by: .command("test"), at: app.clock.now) { change in
            _ = try change.createService(ServiceEdit(name: "Ledger"))
            try change.run(
                """
                INSERT INTO person (id, name, email, level, zone, created_at)
                    VALUES (?, 'Zebedee Quillfeather', 'zeb@quill.example', 'contributor', 'Pacific/Chatham', 0)
                """, [NearMissTraceTests.person.rawValue])
            try change.record(.setting, "planted somebody")
        }
        try await app.store.change(by: .person(NearMissTraceTests.person, .contributor), at: app.clock.now) { change in
            _ = try change.startSession(digest: digest, userAgent: "Quillbrowser")
            try change.run(
                "UPDATE session SET id = ? WHERE person_id = ?",
                [NearMissTraceTests.session, NearMissTraceTests.person.rawValue])
        }
        reporter = app.stranger(at: "203.0.113.77")
        reporter.setCookie("handrail_session", token.text)
        began = app.clock.now
        // Long enough for the use of the session to be noted.
        app.clock.advance(by: 1_234.567)
    }

    @Test func `is nothing that leads to the reporter, in any row of any table`() async throws {
        let before = try await rows()
        try await reporter.open("/near-misses/new")
        let sent = try await reporter.press(
            "Send the report",
            [("title", "The dry run was off"), ("text", "It nearly ran on production."), ("services", "1")])
        let code = try #require(sent.html.firstMatch(of: /id="code" value="([^"]+)"/)).1
        app.clock.advance(by: 3_456.789)
        try await reporter.open("/near-misses/receipt")
        try await reporter.press("Show the report", [("code", String(code))])
        try #require(try reporter.page.has("It nearly ran on production."))
        app.clock.advance(by: 3_456.789)
        try await reporter.press("Add", [("text", "It happened on Tuesday too.")])
        try #require(try reporter.page.has("It happened on Tuesday too."))

        let added = try await rows().subtracting(before)
        let tables = Set(added.map { $0.prefix { $0 != ":" } })
        #expect(tables.isSuperset(of: ["incident", "near_miss_report", "near_miss_report_note", "audit_entry"]))
        #expect(tables.isDisjoint(with: ["session", "recent_pick", "known_place", "live_event"]))
        for row in added {
            #expect(traces(in: row) == [], "\(row)")
            #expect(!row.contains(String(code)), "\(row)")
        }
        #expect(app.loggedFaults == [])
    }

    /// So that the test above can fail.
    @Test func `would be found after an ordinary declaration`() async throws {
        let before = try await rows()
        try await reporter.open("/incidents/new")
        try await reporter.press(
            "Declare",
            [("title", "The dry run was off"), ("severity", "4"), ("stage", "near_miss"), ("services", "1")])
        let added = try await rows().subtracting(before)
        let found = Set(added.flatMap(traces))
        #expect(found.isSuperset(of: ["987654321", "876543210", "a time"]), "\(found)")
    }

    @Test func `names its page to nothing that is asked for next`() async throws {
        #expect(
            try await reporter.open("/near-misses/new").response.headers.all("referrer-policy") == ["strict-origin"])
        #expect(try await reporter.open("/incidents").response.headers.all("referrer-policy") != ["strict-origin"])
    }

    @Test func `is no line of the log, and no path in the line of a fault`() async throws {
        let routes = Routes.all.filter(\.isUntraced)
        #expect(routes.count == 8)
        let app = try await TestApp(expectsFaults: true)
        struct Fault: Error {}
        for route in routes {
            let path = route.pattern.replacing(":!address", with: "secret")
            let request = try Request(route.method, path, remoteAddress: "203.0.113.77")
            #expect(app.app.loggedPath(request.path, rawPath: request.rawPath) == nil, "\(path)")
            app.app.noteFault(Fault(), request)
        }
        #expect(app.loggedFaults.count == routes.count)
        #expect(
            app.loggedFaults.allSatisfy {
                !$0.contains("near-misses") && !$0.contains("picks") && !$0.contains("203.0.113")
            })
    }

    /// What leads to the reporter: numbers, names, secrets and places, as text and as bytes, and times that are finer than
    /// a day.
    private func traces(in row: String) -> [String] {
        let words = [
            "987654321", "876543210", "Zebedee", "Quillfeather", "zeb@quill.example", "Chatham", "Quillbrowser",
            "203.0.113",
        ]
        let hexed = words.map { Hex.text(Array($0.utf8)) } + [Hex.text(digest)]
        let lower = row.lowercased()
        var found = words.filter { lower.contains($0.lowercased()) } + hexed.filter { lower.contains($0) }
        let span =
            began.addingTimeInterval(-86_400).milliseconds...app.clock.now.addingTimeInterval(86_400).milliseconds
        for number in row.matches(of: /[0-9]{10,}/).compactMap({ Int64($0.0) }) {
            if span.contains(number) && number % 86_400_000 != 0 { found.append("a time") }
            if (span.lowerBound / 1_000...span.upperBound / 1_000).contains(number) { found.append("a time") }
        }
        return found
    }

    /// Every row of every table that has rows of its own, those behind the indexes of the search included.
    private func rows() async throws -> Set<String> {
        try await app.store.read(as: .command("test")) { reading in
            let tables = try reading.rows(
                "SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'"
            ) { $0.text() }
            var rows: Set<String> = []
            for table in tables {
                let columns = try reading.rows("SELECT name FROM pragma_table_info('\(table)')") { $0.text() }
                let row = columns.map { "'\($0)=' || quote(\"\($0)\")" }.joined(separator: " || ', ' || ")
                for text in try reading.rows("SELECT \(row) FROM \"\(table)\"", [], { $0.text() }) {
                    rows.insert("\(table): \(text)")
                }
            }
            return rows
        }
    }
}
