import DemoStory
import Domain
import Foundation
import Secrets
import TestSupport
import WebServer

@testable import Storage
@testable import WebApp

/// The demo story with thirty records that are private to one person and those who work on them: all of its own, and as
/// many more as are missing, with marks in every private text.
struct PrivateDemo {
    static let size = 30

    let app: TestApp
    let records: [PrivateRecord]
    let named: LadderHouse.Visitor
    /// An observer and an administrator, neither of them named; ``PrivateHouse`` has all levels.
    let outsiders: [LadderHouse.Visitor]
    let guest: Browser
    let token: String
    let marks: Set<String>
    /// For each parameter of a route, everything that there is.
    let values: [String: [String]]

    init() async throws {
        let app = try await TestApp()
        self.app = app
        let story = try DemoStory.load(folder: TestApp.root.appending(path: "Templates/demo"))
        try await app.store.change(by: .command("demo"), at: app.clock.now) { try $0.addDemo(story) }
        let named = try await LadderHouse.visitor(app, "Nora Quist", .administrator)
        self.named = named
        let (guestToken, digest) = { ($0, $0.digest) }(Token())
        token = try await app.issueToken("Deployments")
        (records, marks) = try await app.store.change(by: .person(named.id, .administrator), at: app.clock.now) {
            change in
            try PrivateDemo.addMore(change, named.id, guest: digest)
            let records = try change.reading.rows(
                """
                SELECT 'incident', id FROM incident WHERE title <> 'Public all along' UNION ALL
                SELECT 'launch', id FROM launch UNION ALL SELECT 'premortem', id FROM premortem
                """
            ) { columns -> PrivateRecord in
                switch columns.text() {
                case "incident": .incident(columns.id())
                case "launch": .launch(columns.id())
                default: .premortem(columns.id())
                }
            }
            for record in records {
                let people = try change.reading.peopleWorking(on: record).map(\.id)
                var audience = Audience(people: Set(people + [named.id]))
                if let launch = try change.reading.privateLaunch(of: record) {
                    audience.people.formUnion(try change.reading.peopleWorking(on: launch).map(\.id))
                }
                try change.setAudience(of: record, audience)
            }
            return (records, try PrivateMarks.plant(change))
        }
        var outsiders: [LadderHouse.Visitor] = []
        for (name, level) in [("Olga Berg", Level.observer), ("Adam Lund", .administrator)] {
            outsiders.append(try await LadderHouse.visitor(app, name, level))
        }
        self.outsiders = outsiders
        guest = app.stranger()
        guest.setCookie("handrail_guest", guestToken.text)
        values = try await app.store.read(as: .command("test")) { try PrivateDemo.values($0) }
    }

    /// What the story does not have, until there are enough, and one that everybody sees.
    private static func addMore(_ change: Change, _ person: ID<Person>, guest: [UInt8]) throws {
        let services = Set(try change.reading.services().map(\.id))
        _ = try change.declare(IncidentDeclaration(title: "Public all along", severity: .sev3, services: services))
        let session = try PremortemTemplate(
            slug: "short", name: "Short", summary: "", order: 1, question: "What happened?",
            body: "## What happened\n\nTell it.\n\n## Review questions\n\n- Run twice?\n")
        for number in 1...3 {
            let launch = try change.addLaunch(
                LaunchEdit(title: "Launch \(number)", ownerID: person, services: services))
            let premortem = try change.openPremortem(
                PremortemEdit(title: "Before \(number)"), launch: launch, from: session, anonymity: .named,
                pace: .together)
            if number > 1 { continue }
            try change.run("UPDATE premortem SET allows_guests = 1 WHERE id = ?", [premortem.rawValue])
            if let code = try change.reading.premortem(premortem)?.joinCode {
                _ = try change.joinAsGuest(code: code, name: "Gus", digest: guest)
            }
        }
        for number in 1...(size - 7 - 6) {
            let kind: IncidentKind = number.isMultiple(of: 3) ? .nearMiss : .incident
            let incident = try change.declare(
                IncidentDeclaration(
                    title: "Number \(number)", severity: .sev2, kind: kind, state: number == 1 ? .active : .reported,
                    services: services))
            _ = try change.addToTimeline(
                of: incident, [TimelineEventEdit(moment: Moment(change.now), text: "Somebody saw it")])
            let finding = try change.addFinding(
                to: incident, FindingEdit(kind: .surprise, title: "Nobody knew", detail: "Not one."))
            _ = try change.addFollowUp(
                FollowUpEdit(title: "Tell them", ownerID: person, due: Day(change.now, in: .gmt)), incident: incident,
                finding: finding, state: .committed)
        }
    }

    private static func values(_ reading: Reading) throws -> [String: [String]] {
        func all(_ sql: String) throws -> [String] { try reading.rows(sql) { $0.text() } }
        var values: [String: [String]] = [:]
        for (name, table) in [
            ("event", "timeline_event"), ("finding", "finding"), ("image", "image"), ("launch", "launch"),
            ("thread", "comment_thread"), ("comment", "comment"), ("dismissal", "wording_dismissal"),
            ("risk", "risk"), ("card", "premortem_card"), ("link", "guardrail_link"), ("freeze", "freeze"),
        ] { values[name] = try all("SELECT CAST(id AS TEXT) FROM \(table) ORDER BY id DESC LIMIT 24") }
        // Of what everybody sees, a few are enough.
        for (name, table) in [
            ("team", "team"), ("service", "service"), ("sitting", "sitting"), ("person", "person"),
        ] { values[name] = try all("SELECT CAST(id AS TEXT) FROM \(table) LIMIT 3") }
        for (name, table, prefix) in [
            ("incident", "incident", "INC"), ("followUp", "follow_up", "FU"), ("premortem", "premortem", "PRE"),
        ] { values[name] = try all("SELECT '\(prefix)-' || id FROM \(table)") }
        values["guardrail"] = try all("SELECT 'GR-' || id FROM guardrail LIMIT 6")
        values["key"] = ["incident", "followUp", "guardrail", "premortem"].flatMap { values[$0] ?? [] }
        values["section"] = ["summary"]
        values["code"] = try all("SELECT join_code FROM premortem")
        values["format"] = ["mediawiki"]
        values["kind"] = ["postmortem"]
        values["template"] = ["guardrail-first"]
        values["entry"] = ["dry-run"]
        return values
    }

    /// Every address to read, with every record in the place of each parameter, and the outputs that take a query.
    var addresses: [String] {
        let queries = [
            "/search?q=\(PrivateMarks.searched)", "/search?q=ledger", "/completions?text=INC-", "/completions?text=FU-",
            "/completions?text=INC-\(PrivateMarks.searched)", "/picks?kind=guardrail&text=row",
            "/incidents?order=title", "/incidents?state=active", "/incidents?state=closed", "/follow-ups?order=title",
            "/guardrails?order=updated", "/guardrail-reviews?show=all", "/pre-mortems?page=1",
            "/live/news?topic=postmortem:INC-1&topic=premortem:PRE-1", "/live?topic=postmortem:INC-1",
        ]
        return queries
            + Routes.all.filter { $0.method == .get }.flatMap { route in
                route.pattern.split(separator: "/").reduce([""]) { paths, part in
                    guard part.hasPrefix(":") else { return paths.map { "\($0)/\(part)" } }
                    let name = String(part.drop { $0 == ":" || $0 == "!" }.prefix { $0.isLetter })
                    return paths.flatMap { path in
                        (values[name] ?? ["1"]).map { "\(path)/\($0)\(part.drop { $0 != "." })" }
                    }
                }.map { $0.isEmpty ? "/" : $0 }
            }
    }

    /// The answer as text, with its headers.
    func text(_ path: String, _ headers: Headers) async throws -> (status: Status, text: String) {
        let response = await app.app.respond(to: try Request(.get, path, headers: headers))
        let head = response.headers.fields.map { "\($0.name): \($0.value)" }.joined(separator: "\n")
        return (response.status, "\(head)\n\(response.bodyText ?? "")".lowercased())
    }

    static func headers(_ browser: Browser?) throws -> Headers {
        var headers: Headers = ["sec-fetch-site": "same-origin"]
        if let browser { try headers.set("cookie", browser.cookieHeader) }
        return headers
    }
}
