import Domain
import Foundation

/// Tells the demo story: every step through the functions that people use, as somebody in it and at its time.
struct DemoTelling {
    let story: DemoStory
    let change: Change
    let calendar: DemoCalendar

    private(set) var people: [String: ID<Person>] = [:]
    private(set) var teams: [String: ID<Team>] = [:]
    private(set) var services: [String: ID<Service>] = [:]
    /// The teams of people, both by key.
    private(set) var teamsOfPeople: [String: String] = [:]
    var incidents: [String: ID<Incident>] = [:]
    /// `same-name f1`
    var findings: [String: ID<Finding>] = [:]
    var guardrails: [String: ID<Guardrail>] = [:]
    var followUps: [ID<FollowUp>] = []
    var followUpKeys: [String: ID<FollowUp>] = [:]
    var launches: [ID<Launch>] = []
    var premortems: [ID<Premortem>] = []

    init(_ story: DemoStory, in change: Change) {
        self.story = story
        self.change = change
        calendar = DemoCalendar(now: change.now)
    }

    mutating func tell() throws {
        try addOrganisation()
        for incident in story.incidents { try declare(incident) }
        for incident in story.incidents { try addFindings(of: incident) }
        try addGuardrails()
        try addFollowUps()
        try connect()
        for incident in story.incidents { try finish(incident) }
        try lookAhead()
        for subject in told {
            let (table, id) = subject.stored
            try change.run("UPDATE \(table) SET is_demo = 1 WHERE id = ?", [id])
        }
    }

    /// What the story is made of, apart from the company itself.
    var told: [AuditEntry.Subject] {
        incidents.values.sorted().map(AuditEntry.Subject.incident)
            + guardrails.values.sorted().map(AuditEntry.Subject.guardrail)
            + followUps.sorted().map(AuditEntry.Subject.followUp) + launches.map(AuditEntry.Subject.launch)
            + premortems.map(AuditEntry.Subject.premortem)
    }

    /// The same transaction, at another time and on behalf of somebody in the story; never later than the present.
    func acting(_ person: String, at instant: Date) throws -> Change {
        let id = try find(person, in: people, "person")
        let reading = Reading(db: change.db, asker: .person(id, .member))
        return Change(reading: reading, now: min(instant, change.now))
    }

    func find<Value>(_ key: String, in known: [String: Value], _ what: String) throws -> Value {
        guard let value = known[key] else {
            throw DemoProblem("The demo story names a \(what) that it does not have: \(key).")
        }
        return value
    }

    private mutating func addOrganisation() throws {
        for team in story.organisation.teams {
            let isNew = try change.reading.teams().allSatisfy { $0.slug != Slug.make(from: team.name) }
            let id = try change.team(named: team.name)
            teams[team.key] = id
            if isNew { try change.run("UPDATE team SET is_demo = 1 WHERE id = ?", [id.rawValue]) }
        }
        for person in story.organisation.people {
            let id = try change.createPerson(
                name: person.name, email: try freeAddress(person.email), role: .member, zone: "UTC", passwordHash: nil)
            people[person.key] = id
            teamsOfPeople[person.key] = person.team
            try change.run("UPDATE person SET is_demo = 1 WHERE id = ?", [id.rawValue])
        }
        for service in story.organisation.services {
            let isNew = try change.reading.services().allSatisfy { $0.slug != Slug.make(from: service.name) }
            let id =
                isNew
                ? try change.createService(
                    ServiceEdit(
                        name: service.name, purpose: service.description,
                        teamID: try find(service.ownerTeam, in: teams, "team")))
                : try change.service(named: service.name)
            services[service.key] = id
            if isNew { try change.run("UPDATE service SET is_demo = 1 WHERE id = ?", [id.rawValue]) }
        }
    }

    /// Somebody real may have the address already.
    private func freeAddress(_ address: String) throws -> String {
        var candidate = address
        while try change.reading.first("SELECT 1 FROM person WHERE email = ?", [candidate], { $0.int() }) != nil {
            candidate = "demo." + candidate
        }
        return candidate
    }
}
