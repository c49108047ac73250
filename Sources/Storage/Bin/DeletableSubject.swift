import Domain

/// How the audit log names a deleted record: its subject, its words, and the incident it belongs to.
typealias DeletableSubject = (audited: AuditEntry.Subject, name: String, title: String?, incident: ID<Incident>?)

extension Change {
    func subject(of item: Deletable) throws -> DeletableSubject {
        func row(_ columns: String) throws -> (String, ID<Incident>?) {
            let found = try reading.first("SELECT \(columns) FROM \(item.table) AS x WHERE x.id = ?", [item.number]) {
                ($0.text(), $0.optionalID(Incident.self))
            }
            guard let found else { throw Refusal("This does not exist, not even in the bin.") }
            return found
        }
        switch item {
        case .incident(let id):
            let (title, _) = try row("title, id")
            return (.incident(id), id.key.description, title, id)
        case .timelineEvent(let id):
            let (text, incident) = try row("text, incident_id")
            return (.timelineEvent(id), "a timeline entry", text, incident)
        case .finding(let id):
            let (title, incident) = try row("title, incident_id")
            return (.finding(id), "a finding", title, incident)
        case .followUp(let id):
            let (title, incident) = try row("title, incident_id")
            return (.followUp(id), id.key.description, title, incident)
        case .guardrail(let id):
            let (name, _) = try row("name, NULL")
            return (.guardrail(id), id.key.description, name, nil)
        case .image(let id):
            let (title, incident) = try row("title, incident_id")
            return (.image(id), "an image", title, incident)
        case .launch(let id):
            let (title, _) = try row("title, NULL")
            return (.launch(id), "a launch", title, nil)
        case .premortem(let id):
            let (title, _) = try row("title, NULL")
            return (.premortem(id), id.key.description, title, nil)
        case .guardrailLink:
            let (guardrail, incident) = try row(
                """
                CAST(guardrail_id AS TEXT), coalesce(incident_id,
                    (SELECT incident_id FROM finding WHERE id = finding_id),
                    (SELECT incident_id FROM follow_up WHERE id = follow_up_id))
                """)
            guard let id = ID<Guardrail>(text: guardrail) else { throw StorageFault("a link without a guardrail") }
            return (.guardrail(id), "a link of \(id.key)", nil, incident)
        case .comment:
            let (text, incident) = try row("x.text, \(Change.incidentOfComment)")
            return (.postmortem(try postmortemID(of: incident)), "a comment", text, incident)
        case .postmortemMeeting:
            let (_, incident) = try row(
                "x.place, (SELECT p.incident_id FROM postmortem AS p WHERE p.id = x.postmortem_id)")
            return (.postmortem(try postmortemID(of: incident)), "the review meeting", nil, incident)
        case .guardrailExemption:
            let (guardrail, _) = try row("CAST(guardrail_id AS TEXT), NULL")
            guard let id = ID<Guardrail>(text: guardrail) else { throw StorageFault("a reason without a guardrail") }
            return (.guardrail(id), "the reason why \(id.key) does not apply", nil, nil)
        }
    }

    private func postmortemID(of incident: ID<Incident>?) throws -> ID<Postmortem> {
        guard let postmortem = try incident.flatMap({ try reading.postmortem(of: $0) }) else {
            throw Refusal("The postmortem it belongs to no longer exists.")
        }
        return postmortem.id
    }
}
