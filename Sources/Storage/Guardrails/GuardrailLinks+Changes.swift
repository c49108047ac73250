import Domain

extension Change {
    /// Links a guardrail to a finding, a follow-up, an incident or a risk. An existing link stays as it is.
    ///
    /// `failed_in` and `bypassed_in` degrade a guardrail that is in place, because they show that it does not do its
    /// job.
    @discardableResult
    package func link(
        _ id: ID<Guardrail>, _ relation: GuardrailRelation, _ target: GuardrailLink.Target, note: String = ""
    ) throws -> ID<GuardrailLink> {
        let (link, isNew) = try addLink(id, relation, target, note: note)
        let guardrail = try requireGuardrail(id)
        if isNew && relation.degrades && guardrail.recordedState.isInPlace && guardrail.recordedState != .degraded {
            try run(
                "UPDATE guardrail SET state = 'degraded', version = version + 1, updated_at = ? WHERE id = ?",
                [now.milliseconds, id.rawValue])
            try run(
                "UPDATE guardrail_link SET degraded_from = ? WHERE id = ?",
                [guardrail.recordedState.rawValue, link.rawValue])
            try recordState(
                of: guardrail, .degraded, reason: "\(relation.label) \(try words(of: target))",
                incident: try incident(of: target))
        }
        return link
    }

    /// Connects them and leaves the state of the guardrail to the caller.
    func addLink(
        _ id: ID<Guardrail>, _ relation: GuardrailRelation, _ target: GuardrailLink.Target, note: String = ""
    ) throws -> (link: ID<GuardrailLink>, isNew: Bool) {
        try require(.contributor, on: .guardrail(id))
        let guardrail = try requireGuardrail(id)
        guard relation.otherEnd == target.end else {
            throw Refusal(field: "relation", "“\(relation.label)” does not fit here. Choose another relation.")
        }
        let incident = try incident(of: target)
        let note = try Text.line(note, field: "note", called: "the note", atMost: Text.Limit.note)
        if let existing = try existingLink(id, relation, target) { return (existing, false) }
        let (column, number) = target.stored
        let link: ID<GuardrailLink> = try insert(
            """
            INSERT INTO guardrail_link (guardrail_id, relation, \(column), note, created_at, created_by)
            VALUES (?, ?, ?, ?, ?, ?)
            """,
            [id.rawValue, relation.rawValue, number, note, now.milliseconds, asker.personID?.rawValue])
        try record(
            .guardrail(id), "linked \(guardrail.key)", incident: incident, premortem: try premortem(of: target),
            changes: [FieldChange(field: relation.label, from: "", to: try words(of: target))])
        return (link, true)
    }

    /// The target as the history names it.
    private func words(of target: GuardrailLink.Target) throws -> String {
        switch target {
        case .finding(let id): "finding “\(try requireFinding(id).title)”"
        case .followUp(let id): id.key.description
        case .incident(let id): id.key.description
        case .risk(let id): "risk “\(try requireRisk(id).title)”"
        }
    }

    /// The incident whose history shows the link.
    private func incident(of target: GuardrailLink.Target) throws -> ID<Incident>? {
        switch target {
        case .finding(let id): return try requireFinding(id).incidentID
        case .followUp(let id): return try requireFollowUp(id).followUp.incidentID
        case .incident(let id): return try requireIncident(id).id
        case .risk(let id):
            _ = try requireRisk(id)
            return nil
        }
    }

    /// The pre-mortem that the link tells about.
    private func premortem(of target: GuardrailLink.Target) throws -> ID<Premortem>? {
        switch target {
        case .finding, .incident: nil
        case .risk(let id): try requireRisk(id).premortemID
        case .followUp(let id):
            try premortem(ofFollowUp: id)
        }
    }

    private func existingLink(
        _ id: ID<Guardrail>, _ relation: GuardrailRelation, _ target: GuardrailLink.Target
    ) throws -> ID<GuardrailLink>? {
        let (column, number) = target.stored
        return try reading.first(
            "SELECT id FROM guardrail_link WHERE guardrail_id = ? AND relation = ? AND \(column) = ? AND deleted_at IS NULL",
            [id.rawValue, relation.rawValue, number]
        ) { $0.id() }
    }
}

extension GuardrailLink.Target {
    fileprivate var stored: (column: StaticString, id: Int64) {
        switch self {
        case .finding(let id): ("finding_id", id.rawValue)
        case .followUp(let id): ("follow_up_id", id.rawValue)
        case .incident(let id): ("incident_id", id.rawValue)
        case .risk(let id): ("risk_id", id.rawValue)
        }
    }
}
