import Domain

/// The story that teaches an empty installation: an invented company with a few reviewed incidents and a launch ahead. How it is written is
/// told in `Templates/demo/README.md`; days count from the day it is loaded.
package struct DemoStory: Sendable {
    package let organisation: DemoOrganisation
    /// A paragraph that introduces the company.
    package let introduction: String
    /// The earliest first.
    package let incidents: [DemoIncident]
    package let launch: DemoLaunch

    package init(
        organisation: DemoOrganisation, introduction: String, incidents: [DemoIncident], launch: DemoLaunch
    ) {
        self.organisation = organisation
        self.introduction = introduction
        self.incidents = incidents.sorted { $0.head.day < $1.head.day }
        self.launch = launch
    }

    package var counts: DemoCounts {
        DemoCounts(
            incidents: incidents.count, guardrails: incidents.reduce(0) { $0 + $1.head.guardrails.count },
            followUps: incidents.reduce(launch.head.session.conditions.count) { $0 + $1.head.followUps.count },
            launches: 1, premortems: 1, people: organisation.people.count, teams: organisation.teams.count,
            services: organisation.services.count)
    }
}

/// One incident of the story.
package struct DemoIncident: Sendable {
    /// The name of its file, by which others refer to it.
    package let name: String
    package let head: DemoIncidentHead
    package let template: PostmortemTemplate
    /// The texts of the postmortem by the slugs of the template's sections.
    package let texts: [String: String]

    package init(name: String, head: DemoIncidentHead, template: PostmortemTemplate, texts: [String: String]) {
        self.name = name
        self.head = head
        self.template = template
        self.texts = texts
    }
}

/// How many there are of each thing that the story brings.
package struct DemoCounts: Equatable, Sendable {
    package var incidents = 0
    package var guardrails = 0
    package var followUps = 0
    package var launches = 0
    package var premortems = 0
    package var people = 0
    package var teams = 0
    package var services = 0

    package init(
        incidents: Int = 0, guardrails: Int = 0, followUps: Int = 0, launches: Int = 0, premortems: Int = 0,
        people: Int = 0, teams: Int = 0, services: Int = 0
    ) {
        self.incidents = incidents
        self.guardrails = guardrails
        self.followUps = followUps
        self.launches = launches
        self.premortems = premortems
        self.people = people
        self.teams = teams
        self.services = services
    }

    package var isEmpty: Bool { self == DemoCounts() }

    /// `5 incidents, 44 guardrails, 32 follow-ups, 1 launch, 14 people, 6 teams`; what there is none of is left out.
    package var words: String {
        let parts = [
            (incidents, "incident", "incidents"), (guardrails, "guardrail", "guardrails"),
            (followUps, "follow-up", "follow-ups"), (launches, "launch", "launches"),
            (premortems, "pre-mortem", "pre-mortems"), (people, "person", "people"), (teams, "team", "teams"),
            (services, "service", "services"),
        ]
        return parts.compactMap { count, one, many in count == 0 ? nil : "\(count) \(count == 1 ? one : many)" }
            .joined(separator: ", ")
    }
}

/// A reference or a value in the story that leads nowhere, in a sentence for whoever wrote it.
package struct DemoProblem: Error, Equatable, CustomStringConvertible {
    package let description: String

    package init(_ description: String) {
        self.description = description
    }
}
