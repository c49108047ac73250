import Domain
import Foundation
import Storage
import TestSupport
import Testing
import WebApp

@testable import DemoStory

struct DemoStoryTests {
    private let folder = TestApp.root.appending(path: "Templates/demo")

    private func told() async throws -> (app: TestApp, story: DemoStory) {
        let app = try await TestApp()
        let story = try DemoStory.load(folder: folder)
        try await app.store.change(by: .command("demo"), at: app.clock.now) { try $0.addDemo(story) }
        return (app, story)
    }

    @Test func `five incidents, from the first review to one that waits to be closed`() async throws {
        let (app, story) = try await told()
        let incidents = try await app.store.read(as: .command("test")) {
            try $0.incidents(IncidentQuery(order: .declared, isAscending: true)).items
        }
        #expect(incidents.map(\.key.description) == ["INC-1", "INC-2", "INC-3", "INC-4", "INC-5"])
        #expect(incidents.map(\.state) == [.closed, .closed, .closed, .closed, .postIncident])
        #expect(incidents.allSatisfy { $0.postmortem == .published })
        #expect(incidents.map(\.title) == story.incidents.map(\.head.title))
        #expect(
            incidents.last?.declaredAt == Date(timeIntervalSince1970: 1_772_366_400 - 41 * 86_400 + 4 * 3_600 + 180))
    }

    @Test func `its guardrails stand as the story says, one of them stale by now, one degraded`() async throws {
        let (app, story) = try await told()
        let now = app.clock.now
        let states = try await app.store.read(as: .command("test")) { reading in
            try reading.guardrailChoices().map { $0.state(at: now) }
        }
        #expect(states.contains(.stale))
        #expect(states.contains(.degraded))
        #expect(states.contains(.proposed))
        #expect(states.count == story.counts.guardrails - 2, "two are retired")
    }

    @Test func `a launch ahead, with a pre-mortem that ended in two conditions and names no writer`() async throws {
        let (app, story) = try await told()
        let mei = try await app.browser(as: .mei)
        var page = try await mei.open("/launches/1")
        #expect(page.has(story.launch.head.title))
        #expect(page.has("Go with conditions"))
        #expect(page.has("0 of 2 met"))
        page = try await mei.open("/pre-mortems/PRE-1")
        #expect(page.has("The way back has never been tried at this size 8 dots"))
        #expect(page.has("Support learns of it from customers"))
        #expect(page.forms.flatMap(\.fields).allSatisfy { $0.name != "text" })
        #expect(try await mei.open("/pre-mortems/PRE-1.md").html.contains("Something goes on writing"))
        let home = try await mei.open("/")
        #expect(home.has("Upcoming launches") && !home.has("Condition not met"))
    }

    @Test func `the audit log says who added it and nothing that nobody did`() async throws {
        let (app, story) = try await told()
        let (settings, history) = try await app.store.read(as: .command("test")) { reading in
            (try reading.historyOfSettings(), try reading.history(of: ID<Incident>(5)))
        }
        #expect(settings.map(\.action) == ["added the demo story"])
        #expect(settings.first?.actor == "demo")
        #expect(settings.first?.changes.first?.to == story.counts.words)
        #expect(history.map(\.action) == ["added it with the demo story"])
        #expect(history.first?.at == app.clock.now)
    }

    @Test func `nobody of it can sign in, and everybody else's address stays theirs`() async throws {
        let app = try await TestApp()
        _ = try await app.browser(as: .tomas)
        let story = try DemoStory.load(folder: folder)
        try await app.store.change(by: .command("demo"), at: app.clock.now) { try $0.addDemo(story) }
        let people = try await app.store.read(as: .command("test")) { try $0.people() }
        #expect(people.count == story.counts.people + 1)
        #expect(people.filter { $0.email == Cast.tomas.email }.map(\.name) == [Cast.tomas.rawValue])
        for person in people where person.name != Cast.tomas.rawValue {
            #expect(try await app.store.read(as: .nobody) { try $0.credentials(email: person.email) } == nil)
        }
    }

    @Test func `it goes to the bin as a whole and comes back as it was`() async throws {
        let (app, story) = try await told()
        let priya = try await app.browser(as: .priya)
        let export = try await priya.open("/incidents/INC-5/postmortem.md").html
        try await app.store.change(by: .command("demo"), at: app.clock.now) { try $0.removeDemo() }
        let removed = try await app.store.read(as: .command("test")) { try $0.demoStatus() }
        #expect(removed.present.isEmpty)
        #expect(removed.removed == story.counts)
        for path in [
            "/incidents/INC-5", "/guardrails/GR-1", "/follow-ups/FU-1", "/follow-ups/FU-31", "/launches/1",
            "/pre-mortems/PRE-1",
        ] {
            #expect(try await priya.open(path).status == 404, "\(path)")
        }
        #expect(try await priya.open("/search?q=ledger").has("INC-5") == false)
        try await app.store.change(by: .command("demo"), at: app.clock.now) { try $0.addDemo(story) }
        #expect(try await app.store.read(as: .command("test")) { try $0.demoStatus() }.present == story.counts)
        #expect(try await priya.open("/incidents/INC-5/postmortem.md").html == export)
        await #expect(throws: Refusal.self) {
            try await app.store.change(by: .command("demo"), at: app.clock.now) { try $0.addDemo(story) }
        }
    }

    @Test func `a team and a service that somebody else uses stay`() async throws {
        let (app, _) = try await told()
        try await app.store.change(by: .command("test"), at: app.clock.now) { change in
            let ledger = try change.service(named: "Payments ledger")
            let id = try change.declare(IncidentDeclaration(title: "Our own", severity: .sev3))
            try change.edit(
                id,
                IncidentEdit(
                    title: "Our own", kind: .incident, severity: .sev3, summary: "", howNoticed: "", surprise: "",
                    services: [ledger]), from: 1)
            try change.removeDemo()
        }
        let (services, teams) = try await app.store.read(as: .command("test")) {
            (try $0.services().map(\.name), try $0.teams().map(\.name))
        }
        #expect(services == ["Payments ledger"])
        #expect(teams == ["Payments"])
        #expect(try await app.store.read(as: .command("test")) { try $0.demoStatus() }.present.isEmpty)
    }

    @Test func `removing what is not there changes nothing, and a member may do neither`() async throws {
        let app = try await TestApp()
        let story = try DemoStory.load(folder: folder)
        try await app.store.change(by: .command("demo"), at: app.clock.now) { try $0.removeDemo() }
        await #expect(throws: Forbidden.self) {
            try await app.store.change(by: .person(ID(1), .reviewer), at: app.clock.now) { try $0.addDemo(story) }
        }
    }

    @Test func `every page of it can be opened, and the postmortems name nobody but owners, to colleagues alone`()
        async throws
    {
        let (app, story) = try await told()
        let mei = try await app.browser(as: .mei)
        for number in 1...5 {
            for path in ["", "/postmortem", "/postmortem/edit", "/postmortem/sections/summary", "/postmortem.md"] {
                let page = try await mei.open("/incidents/INC-\(number)\(path)")
                #expect(page.status == 200, "INC-\(number)\(path)")
                if path == "/postmortem" || path == "/postmortem.md" {
                    for name in try await app.store.read(as: .command("test"), { try $0.people().map(\.name) })
                    where name != Cast.mei.rawValue {
                        let owner = "<span class=\"owner-name\">\(name)</span>"
                        let rest = path == "/postmortem" ? page.html.replacing(owner, with: "") : page.html
                        #expect(!rest.contains(name), "\(name) in INC-\(number)\(path)")
                    }
                }
            }
        }
        #expect(story.introduction.hasPrefix("Brightwater is an invented company"))
    }
}
