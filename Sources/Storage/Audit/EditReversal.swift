import Domain

extension Reading {
    /// The version of a record that is edited field by field; nil if the record is gone or is not of that sort.
    package func version(of subject: AuditEntry.Subject) throws -> Int? {
        switch subject {
        case .incident(let id): try incident(id)?.version
        case .timelineEvent(let id): try timelineEvent(id)?.version
        case .finding(let id): try finding(id)?.version
        case .guardrail(let id): try guardrail(id)?.version
        case .followUp(let id): try followUp(id)?.followUp.version
        case .launch(let id): try launch(id)?.version
        case .premortem(let id): try premortem(id)?.version
        case .template(let id): try storedTemplate(id)?.version
        case .postmortem, .image, .person, .service, .team, .sitting, .freeze, .apiToken, .setting: nil
        }
    }

    /// The changes to a record since a form was filled from it, with person and time; nil if nobody did.
    package func lastChange(of subject: AuditEntry.Subject, since version: Int?) throws -> String? {
        guard let version, let stored = try self.version(of: subject), stored != version else { return nil }
        return try lastChange(of: subject)
    }
}

extension Change {
    /// Undoes the edit that created a version: each field that it changed, and that nobody has changed since, gets its
    /// former value. Each noun does it in a file of its own, such as `Findings+Reversal.swift`.
    package func takeBack(_ subject: AuditEntry.Subject, version: Int) throws {
        try require(.editorOrInvolved, on: subject)
        switch subject {
        case .incident(let id): try takeBack(id, version: version)
        case .timelineEvent(let id): try takeBack(id, version: version)
        case .finding(let id): try takeBack(id, version: version)
        case .guardrail(let id): try takeBack(id, version: version)
        case .followUp(let id): try takeBack(id, version: version)
        case .launch(let id): try takeBack(id, version: version)
        case .premortem(let id): try takeBack(id, version: version)
        case .template(let id): try takeBack(id, version: version)
        case .postmortem, .image, .person, .service, .team, .sitting, .freeze, .apiToken, .setting:
            throw Refusal("This edit does not exist.")
        }
    }
}
