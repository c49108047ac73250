extension AuditEntry {
    /// The record that was changed.
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
        case sitting(ID<Sitting>)
        case freeze(ID<Freeze>)
        case apiToken(ID<APIToken>)
        case launch(ID<Launch>)
        case premortem(ID<Premortem>)
        case template(ID<Template>)
        case setting
    }
}

extension AuditEntry.Subject {
    /// The kind of the record. The raw values are the words in addresses.
    package enum Kind: String, CaseIterable, Sendable {
        case incident
        case timelineEvent = "timeline-event"
        case finding
        case guardrail
        case followUp = "follow-up"
        case postmortem
        case image
        case person
        case service
        case team
        case sitting
        case freeze
        case apiToken = "api-token"
        case launch
        case premortem = "pre-mortem"
        case template
        case setting
    }

    package init(_ kind: Kind, _ number: Int64) {
        switch kind {
        case .incident: self = .incident(ID(number))
        case .timelineEvent: self = .timelineEvent(ID(number))
        case .finding: self = .finding(ID(number))
        case .guardrail: self = .guardrail(ID(number))
        case .followUp: self = .followUp(ID(number))
        case .postmortem: self = .postmortem(ID(number))
        case .image: self = .image(ID(number))
        case .person: self = .person(ID(number))
        case .service: self = .service(ID(number))
        case .team: self = .team(ID(number))
        case .sitting: self = .sitting(ID(number))
        case .freeze: self = .freeze(ID(number))
        case .apiToken: self = .apiToken(ID(number))
        case .launch: self = .launch(ID(number))
        case .premortem: self = .premortem(ID(number))
        case .template: self = .template(ID(number))
        case .setting: self = .setting
        }
    }

    package var kind: Kind { parts.kind }

    /// The id of its row; 0 for the settings.
    package var number: Int64 { parts.number }

    private var parts: (kind: Kind, number: Int64) {
        switch self {
        case .incident(let id): (.incident, id.rawValue)
        case .timelineEvent(let id): (.timelineEvent, id.rawValue)
        case .finding(let id): (.finding, id.rawValue)
        case .guardrail(let id): (.guardrail, id.rawValue)
        case .followUp(let id): (.followUp, id.rawValue)
        case .postmortem(let id): (.postmortem, id.rawValue)
        case .image(let id): (.image, id.rawValue)
        case .person(let id): (.person, id.rawValue)
        case .service(let id): (.service, id.rawValue)
        case .team(let id): (.team, id.rawValue)
        case .sitting(let id): (.sitting, id.rawValue)
        case .freeze(let id): (.freeze, id.rawValue)
        case .apiToken(let id): (.apiToken, id.rawValue)
        case .launch(let id): (.launch, id.rawValue)
        case .premortem(let id): (.premortem, id.rawValue)
        case .template(let id): (.template, id.rawValue)
        case .setting: (.setting, 0)
        }
    }
}
