import Domain
import Storage

/// The demo story for an empty installation: an invented company with a few reviewed incidents and a planned launch.
/// `Templates/demo/README.md` describes its files; days count from the day it is loaded.
package struct DemoStory: Sendable {
    let organisation: DemoOrganisation
    /// A paragraph that introduces the company.
    package let introduction: String
    /// Its incidents, earliest first.
    let incidents: [DemoIncident]
    let launch: DemoLaunch

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
            followUps: incidents.reduce(launch.head.premortem.conditions.count) { $0 + $1.head.followUps.count },
            launches: 1, premortems: 1, people: organisation.people.count, teams: organisation.teams.count,
            services: organisation.services.count)
    }
}

extension Change {
    /// Adds the demo story with everything in it, or restores it if it was removed. The story is created through the
    /// same functions that people use, on behalf of its own people and at its own times.
    ///
    /// - Throws: ``Refusal`` if it is already here; ``DemoProblem`` if the story contradicts itself.
    package func addDemo(_ story: DemoStory) throws {
        try addDemo(about: story.organisation.name, story.counts) { stage in
            var telling = DemoTelling(story, on: stage)
            return try telling.tell()
        }
    }
}

/// An invalid reference or value in the demo story, in a sentence for its author.
package struct DemoProblem: Error, Equatable, CustomStringConvertible {
    package let description: String

    init(_ description: String) {
        self.description = description
    }
}
