import Domain
import Foundation

@testable import Storage

/// A story whose incident is private to Bo, and Cleo, who is named nowhere and administers everything.
struct PrivateStory {
    let story: Story
    let cleo: ID<Person>

    var asCleo: Asker { .person(cleo, .administrator) }
    /// Cleo is not among them.
    var audience: Audience { Audience(people: [story.office.bo, story.office.alma]) }
    var incident: PrivateRecord { .incident(story.incident) }

    init(isPrivate: Bool = true) async throws {
        let story = try await Story()
        self.story = story
        cleo = try await story.change(as: story.office.asAlma) {
            try $0.createPerson(
                name: "Cleo Falk", email: "cleo@example.org", level: .administrator, zone: "UTC", passwordHash: "x")
        }
        story.office.store.follow { Office.morning.after(minutes: 60) }
        if isPrivate {
            try await story.change {
                try $0.setAudience(
                    of: .incident(story.incident), Audience(people: [story.office.bo, story.office.alma]))
            }
        }
    }
}
