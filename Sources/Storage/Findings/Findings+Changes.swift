import Domain

package struct FindingEdit: MergedByField {
    package var kind: FindingKind
    package var title: String
    package var detail: String

    package init(kind: FindingKind, title: String, detail: String) {
        self.kind = kind
        self.title = title
        self.detail = detail
    }

    package init(_ finding: Finding) {
        self.init(kind: finding.kind, title: finding.title, detail: finding.detail)
    }

    package static var fields: [MergedField<FindingEdit>] {
        [.whole("kind", \.kind), .whole("title", \.title), .prose("detail", \.detail)]
    }

    fileprivate func checked() throws(Refusal) -> FindingEdit {
        FindingEdit(
            kind: kind,
            title: try Text.line(
                title, field: "title", called: "what was found", atMost: Text.Limit.sentence, required: true),
            detail: try Text.paragraphs(detail, field: "detail", called: "the detail", atMost: Text.Limit.text))
    }
}

extension Change {
    /// - Parameter quotation: the sentence of the postmortem that it was made from.
    package func addFinding(
        to incident: ID<Incident>, _ edit: FindingEdit, from quotation: QuotationEdit? = nil
    ) throws -> ID<Finding> {
        try require(.contributor, on: .incident(incident))
        _ = try requireIncident(incident)
        let edit = try edit.checked()
        let id: ID<Finding> = try insert(
            """
            INSERT INTO finding (incident_id, kind, title, detail, created_at, created_by, updated_at)
            VALUES (?, ?, ?, ?, ?, ?, ?)
            """,
            [
                incident.rawValue, edit.kind.rawValue, edit.title, edit.detail, now.milliseconds,
                asker.personID?.rawValue, now.milliseconds,
            ])
        var changes = [FieldChange(field: edit.kind.label, from: "", to: edit.title)]
        if let quotation { changes.append(try quote(quotation, from: incident, in: .finding(id))) }
        try record(.finding(id), "added a finding", incident: incident, changes: changes)
        try touch(incident)
        return id
    }

    /// - Parameter version: the version that the edit is based on; fields that the edit did not change keep their
    ///   present values.
    package func editFinding(_ id: ID<Finding>, _ edit: FindingEdit, from version: Int) throws {
        try require(.editorOrInvolved, on: .finding(id))
        let old = try requireFinding(id)
        let current = FindingEdit(old)
        let edit = try merged(
            edit.checked(), from: version, of: .finding(id), at: old.version, current: current
        ).checked()
        var changes = ChangeList()
        changes.add("Kind", old.kind.label, edit.kind.label)
        changes.add("Finding", old.title, edit.title)
        changes.add("Detail", old.detail, edit.detail)
        if changes.changes.isEmpty { return }
        try run(
            "UPDATE finding SET kind = ?, title = ?, detail = ?, version = version + 1, updated_at = ? WHERE id = ?",
            [edit.kind.rawValue, edit.title, edit.detail, now.milliseconds, id.rawValue])
        try keep(current, edit, of: .finding(id), version: old.version + 1)
        try touch(old.incidentID)
        try record(
            .finding(id), "edited a finding", incident: old.incidentID, changes: changes.changes,
            version: old.version + 1)
    }

    func requireFinding(_ id: ID<Finding>) throws -> Finding {
        guard let finding = try reading.finding(id) else {
            throw Refusal("This finding no longer exists. It may be in the bin.")
        }
        return finding
    }
}
