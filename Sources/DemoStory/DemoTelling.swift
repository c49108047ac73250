import Domain
import Foundation
import Storage

/// Creates the demo story: every step goes through the functions that people use, on behalf of a person in the story
/// and at the story's time.
struct DemoTelling {
    let story: DemoStory
    let stage: DemoStage
    let calendar: DemoCalendar

    private(set) var people: [String: ID<Person>] = [:]
    private(set) var teams: [String: ID<Team>] = [:]
    private(set) var services: [String: ID<Service>] = [:]
    /// The team of each person, both as keys.
    private(set) var teamsOfPeople: [String: String] = [:]
    var incidents: [String: ID<Incident>] = [:]
    /// `same-name f1`
    var findings: [String: ID<Finding>] = [:]
    var guardrails: [String: ID<Guardrail>] = [:]
    var followUps: [ID<FollowUp>] = []
    var followUpKeys: [String: ID<FollowUp>] = [:]
    var launches: [ID<Launch>] = []
    var premortems: [ID<Premortem>] = []

    init(_ story: DemoStory, on stage: DemoStage) {
        self.story = story
        self.stage = stage
        calendar = DemoCalendar(now: stage.now)
    }

    /// - Returns: the records of the story, apart from the company itself.
    mutating func tell() throws -> [AuditEntry.Subject] {
        try addOrganisation()
        for incident in story.incidents { try declare(incident) }
        for incident in story.incidents { try addFindings(of: incident) }
        try addGuardrails()
        try addFollowUps()
        try connect()
        for incident in story.incidents { try finish(incident) }
        try lookAhead()
        return incidents.values.sorted().map(AuditEntry.Subject.incident)
            + guardrails.values.sorted().map(AuditEntry.Subject.guardrail)
            + followUps.sorted().map(AuditEntry.Subject.followUp) + launches.map(AuditEntry.Subject.launch)
            + premortems.map(AuditEntry.Subject.premortem)
    }

    func acting(_ person: String, at instant: Date) throws -> Change {
        stage.acting(try find(person, in: people, "person"), at: instant)
    }

    func find<Value>(_ key: String, in known: [String: Value], _ what: String) throws -> Value {
        guard let value = known[key] else {
            throw DemoProblem("The demo story refers to a \(what) that it does not contain: \(key).")
        }
        return value
    }

    private mutating func addOrganisation() throws {
        for team in story.organisation.teams { teams[team.key] = try stage.team(named: team.name) }
        for person in story.organisation.people {
            people[person.key] = try stage.person(named: person.name, email: person.email)
            teamsOfPeople[person.key] = person.team
        }
        for service in story.organisation.services {
            services[service.key] = try stage.service(
                ServiceEdit(
                    name: service.name, purpose: service.description,
                    teamID: try find(service.ownerTeam, in: teams, "team")))
        }
    }
}
