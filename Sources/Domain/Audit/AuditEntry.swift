import Foundation

/// What was done, by whom and when. Written in the transaction of the change itself.
package struct AuditEntry: Equatable, Sendable {
    package let at: Date
    package let actor: String
    package let subject: Subject
    /// What happened, in the past tense and without a subject: "marked it as mitigated".
    package let action: String
    package let changes: [FieldChange]

    /// The thing that was changed.
    package enum Subject: Hashable, Sendable {
        case incident(ID<Incident>)
        case timelineEvent(ID<TimelineEvent>)
        case finding(ID<Finding>)
        case guardrail(ID<Guardrail>)
        case followUp(ID<FollowUp>)
        case postmortem(ID<Postmortem>)
        case image(ID<Image>)
        case person(ID<Person>)
        case service(ID<Service>)
        case team(ID<Team>)
        case freeze(ID<Freeze>)
        case apiToken(ID<APIToken>)
        case launch(ID<Launch>)
        case premortem(ID<Premortem>)
        case setting
    }

    package init(at: Date, actor: String, subject: Subject, action: String, changes: [FieldChange]) {
        self.at = at
        self.actor = actor
        self.subject = subject
        self.action = action
        self.changes = changes
    }
}

/// One field before and after, as a person would read it.
package struct FieldChange: Codable, Equatable, Sendable {
    package let field: String
    package let from: String
    package let to: String

    package init(field: String, from: String, to: String) {
        self.field = field
        self.from = from
        self.to = to
    }
}

/// Collects the fields that an edit changed.
package struct ChangeList {
    package private(set) var changes: [FieldChange] = []

    package init() {}

    package mutating func add(_ field: String, _ from: String, _ to: String) {
        add(field, from, to, isChanged: from != to)
    }

    /// For a change that the words may not show, such as from one person to another of the same name.
    package mutating func add(_ field: String, _ from: String, _ to: String, isChanged: Bool) {
        if isChanged { changes.append(FieldChange(field: field, from: from, to: to)) }
    }
}
