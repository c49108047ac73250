import Domain
import Storage

/// The demo story for an empty installation: an invented company with a few reviewed incidents and a planned launch.
/// `Templates/demo/README.md` describes its files; days count from the day it is loaded.
package struct DemoStory: Sendable {
    package let organisation: DemoOrganisation
    /// A paragraph that introduces the company.
    package let introduction: String
    /// Its incidents, earliest first.
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

/// An incident of the demo story, with the texts of its postmortem.
package struct DemoIncident: Sendable {
    /// The name of its file, by which other files refer to it.
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

/// An invalid reference or value in the demo story, in a sentence for its author.
package struct DemoProblem: Error, Equatable, CustomStringConvertible {
    package let description: String

    package init(_ description: String) {
        self.description = description
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
