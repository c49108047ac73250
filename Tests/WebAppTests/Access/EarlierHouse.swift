import Domain
import Foundation
import GRDB
import Secrets
import TestSupport
import WebServer

@testable import Storage
@testable import WebApp

/// A database from before levels, private records and teams with members, migrated: the records that an earlier release
/// wrote, an administrator, a member who made most of them, one who made none, a guest and a pipeline.
struct EarlierHouse {
    /// The kinds of people that there were, with what they send.
    enum Kind: String, CaseIterable {
        case administrator, maker, member, guest, pipeline, stranger

        /// Whether somebody of this kind was let through by a policy of the earlier table of routes.
        func wasLetThrough(by policy: String) -> Bool {
            switch policy {
            case "anyone": self != .pipeline
            case "administrator": self == .administrator
            case "member": [.administrator, .maker, .member].contains(self)
            case "participant": [.administrator, .maker, .member, .guest].contains(self)
            case "token": self == .pipeline
            default: false
            }
        }
    }

    /// One line of the earlier table, whose address may be another one by now.
    struct EarlierRoute {
        let method: WebServer.Method
        let pattern: String
        let policy: String
    }

    let app: TestApp
    private let kind: Kind
    private let secret: String

    /// - Parameter file: where the database is made.
    init(_ file: URL, for kind: Kind) async throws {
        let token = Token()
        try EarlierHouse.write(to: file, kind, token.digest)
        let app = try await TestApp(store: Store(path: file.path, now: EarlierHouse.morning))
        // The records are from that day, and a freeze among them is over on the next one.
        app.clock.advance(by: EarlierHouse.morning.timeIntervalSince(app.clock.now))
        self.app = app
        self.kind = kind
        secret = token.text
    }

    private static let morning = Date(timeIntervalSince1970: 1_770_007_200)

    private static func write(to file: URL, _ kind: Kind, _ digest: [UInt8]) throws {
        let queue = try DatabaseQueue(path: file.path)
        let records = TestApp.root.appending(path: "Tests/StorageTests/Audit/Fixtures/0018.sql")
        try Migrations.migrator.migrate(queue, upTo: "0018 roles while it is happening")
        let text = try String(contentsOf: records, encoding: .utf8)
        try queue.write { try $0.execute(sql: "PRAGMA defer_foreign_keys = ON;\n\(text)") }
        try Migrations.migrator.migrate(queue, upTo: "0031 every order of a list")
        try queue.write { db in
            try db.execute(sql: more)
            let key = Data(digest)
            switch kind {
            case .administrator: try db.execute(sql: session, arguments: [key, 1])
            case .maker: try db.execute(sql: session, arguments: [key, 2])
            case .member: try db.execute(sql: session, arguments: [key, 3])
            case .guest: try db.execute(sql: participant, arguments: [key])
            case .pipeline: try db.execute(sql: pipeline, arguments: [key])
            case .stranger: break
            }
        }
        try queue.close()
    }

    /// What the earlier release has not written.
    private static let more = """
        INSERT INTO person (id, name, email, role, zone, created_at)
            VALUES (3, 'Cy Ode', 'cy@example.org', 'member', 'UTC', 1770000000000),
                   (4, 'Di Ek', 'di@example.org', 'member', 'UTC', 1770000000000);
        INSERT INTO invitation (token_digest, email, role, created_at, expires_at)
            VALUES (x'01', 'ed@example.org', 'member', 1770000000000, 1780000000000);
        INSERT INTO sitting (started_at, started_by) VALUES (1770000000000, 1);
        INSERT INTO batch (kind, made_at, made_by) VALUES ('follow_up_opening', 1770000000000, 2);
        INSERT INTO batch_row (batch_id, follow_up_id, version, before) SELECT 1, id, version, '' FROM follow_up;
        INSERT INTO section_flag (section_id, revision, theirs, mine, merged, opened_at)
            VALUES (1, 1, 'a', 'b', 'a b', 1770000000000);
        INSERT INTO suggestion_answer (finding_id, entry, answer, created_at)
            VALUES (1, 'dry-run', 'accepted', 1770000000000);
        INSERT INTO name_answer (incident_id, person_id, answer, created_at) VALUES (1, 4, 'named', 1770000000000);
        INSERT INTO incident (title, kind, severity, state, declared_at, declared_by, updated_at)
            VALUES ('Nearly', 'near_miss', 3, 'active', 1770000000000, 4, 1770000000000);
        UPDATE premortem SET allows_guests = 1 WHERE id = 2;
        """

    private static let session = """
        INSERT INTO session (token_digest, person_id, user_agent, created_at, last_seen_at, expires_at)
            VALUES (?, ?, 'Test', 1770000000000, 1770000000000, 1775000000000)
        """

    private static let participant = """
        INSERT INTO premortem_participant (premortem_id, guest_name, token_digest, joined_at)
            VALUES (2, 'Gus', ?, 1770000000000)
        """

    private static let pipeline = """
        INSERT INTO api_token (token_digest, label, created_at) VALUES (?, 'Deployments', 1770000000000)
        """

    /// The table of routes as it was then.
    static func routes() throws -> [EarlierRoute] {
        let file = TestApp.root.appending(path: "Tests/WebAppTests/Access/routes-before-levels.txt")
        return try String(contentsOf: file, encoding: .utf8).split(separator: "\n").compactMap { line in
            let words = line.split(separator: " ").map(String.init)
            guard words.count == 3 else { return nil }
            return EarlierRoute(method: words[0] == "GET" ? .get : .post, pattern: words[1], policy: words[2])
        }
    }

    /// What is at another address today.
    private static let moved = [
        "/launches/:launch/checks/:guardrail": "/launches/:launch/checklist",
        "/settings/people/:person/role": "/settings/people/:person/level",
    ]

    func address(of route: EarlierRoute) async throws -> String {
        var values = try await app.store.read(as: .command("test")) { reading in
            [
                "risk": try reading.first("SELECT CAST(id AS TEXT) FROM risk") { $0.text() } ?? "",
                "card": try reading.first("SELECT CAST(id AS TEXT) FROM premortem_card WHERE premortem_id = 2") {
                    $0.text()
                } ?? "",
                "code": try reading.first("SELECT join_code FROM premortem WHERE id = 2") { $0.text() } ?? "",
            ]
        }
        values.merge([
            "incident": "INC-1", "key": "INC-1", "followUp": "FU-1", "guardrail": "GR-1", "entry": "dry-run",
            "kind": "postmortem", "template": "guardrail-first", "section": "summary", "person": "4",
            // A guest is in the one that is not over yet, and its risks are grouped in the one that is.
            "premortem": route.pattern.contains(":risk") ? "PRE-1" : "PRE-2",
        ]) { first, _ in first }
        let pattern = EarlierHouse.moved[route.pattern] ?? route.pattern
        let path = pattern.split(separator: "/").map { part -> String in
            guard part.hasPrefix(":") else { return "/\(part)" }
            let name = String(part.drop { $0 == ":" || $0 == "!" }.prefix { $0.isLetter })
            return "/\(values[name] ?? "1")\(part.drop { $0 != "." })"
        }.joined()
        switch path {
        case "": return "/"
        case "/edits/reversals": return path + "?kind=incident&number=1&version=2"
        case "/bin/restorations": return path + "?kind=incident&number=1"
        case "/bin/removals": return path + "?items=incident-1"
        default: return path
        }
    }

    /// Sends a request as the kind of person for whom this house was made.
    func send(_ method: WebServer.Method, _ path: String) async throws -> Response {
        if kind == .pipeline {
            let headers: Headers = ["authorization": "Bearer \(secret)"]
            return await app.app.respond(to: try Request(method, path, headers: headers))
        }
        let browser = app.stranger()
        switch kind {
        case .administrator, .maker, .member: browser.setCookie("handrail_session", secret)
        case .guest: browser.setCookie("handrail_guest", secret)
        case .pipeline, .stranger: break
        }
        var form = Form(fields: [])
        if !method.isSafe { form = ["csrf": try await browser.open(formPage).formToken()] }
        var headers: Headers = ["sec-fetch-site": "same-origin"]
        if !browser.cookieHeader.isEmpty { try headers.set("cookie", browser.cookieHeader) }
        let request =
            method.isSafe
            ? try Request(method, path, headers: headers) : try Request(method, path, form: form, headers: headers)
        return await app.app.respond(to: request)
    }

    /// A page with a form, for the token that every form has.
    private var formPage: String {
        switch kind {
        case .administrator, .maker, .member: "/profile"
        case .guest: "/pre-mortems/PRE-2"
        case .pipeline, .stranger: "/sign-in"
        }
    }
}
