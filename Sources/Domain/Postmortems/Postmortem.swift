import Foundation

/// The document about an incident: ordered sections of Markdown.
package struct Postmortem: Equatable, Sendable {
    package let id: ID<Postmortem>
    package let incidentID: ID<Incident>
    package var state: PostmortemState
    /// The name of the template it was started from; empty if none is required.
    package var template: String
    package var notRequiredReason: String
    package var createdAt: Date
    package var publishedAt: Date?

    package init(
        id: ID<Postmortem>, incidentID: ID<Incident>, state: PostmortemState, template: String,
        notRequiredReason: String = "", createdAt: Date, publishedAt: Date? = nil
    ) {
        self.id = id
        self.incidentID = incidentID
        self.state = state
        self.template = template
        self.notRequiredReason = notRequiredReason
        self.createdAt = createdAt
        self.publishedAt = publishedAt
    }
}

/// A part of a postmortem, with the current revision of its text.
package struct PostmortemSection: Equatable, Sendable {
    package let id: ID<PostmortemSection>
    package let postmortemID: ID<Postmortem>
    package let slug: String
    package var title: String
    package var help: String
    package var isRequired: Bool
    /// Whether customers may read it.
    package var isForCustomers: Bool
    package var text: String
    /// The text that the template put there.
    package let starter: String
    /// 1 for the starter text, one more with each save.
    package var revision: Int

    package init(
        id: ID<PostmortemSection>, postmortemID: ID<Postmortem>, slug: String, title: String, help: String,
        isRequired: Bool, isForCustomers: Bool = false, text: String, starter: String = "", revision: Int
    ) {
        self.id = id
        self.postmortemID = postmortemID
        self.slug = slug
        self.title = title
        self.help = help
        self.isRequired = isRequired
        self.isForCustomers = isForCustomers
        self.text = text
        self.starter = starter
        self.revision = revision
    }
}
