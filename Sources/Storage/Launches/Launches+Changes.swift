import Domain

/// The fields of a launch that people fill in on a form.
package struct LaunchEdit: MergedByField {
    package var title: String
    package var plan: String
    package var date: Day?
    package var ownerID: ID<Person>?
    package var blastRadius: String
    package var services: Set<ID<Service>>

    package init(
        title: String, plan: String = "", date: Day? = nil, ownerID: ID<Person>? = nil, blastRadius: String = "",
        services: Set<ID<Service>> = []
    ) {
        self.title = title
        self.plan = plan
        self.date = date
        self.ownerID = ownerID
        self.blastRadius = blastRadius
        self.services = services
    }

    package init(_ launch: Launch, services: [Service]) {
        self.init(
            title: launch.title, plan: launch.plan, date: launch.date, ownerID: launch.ownerID,
            blastRadius: launch.blastRadius, services: Set(services.map(\.id)))
    }

    package static var fields: [MergedField<LaunchEdit>] {
        [
            .whole("title", \.title), .prose("plan", \.plan), .whole("date", \.date), .whole("ownerID", \.ownerID),
            .prose("blastRadius", \.blastRadius),
            .entries("services", \.services),
        ]
    }

    fileprivate func checked() throws(Refusal) -> LaunchEdit {
        var problems = Problems()
        var edit = self
        edit.title =
            problems.checking { () throws(Refusal) in
                try Text.line(title, field: "title", called: "what is to be launched", required: true)
            } ?? ""
        edit.plan =
            problems.checking { () throws(Refusal) in
                try Text.paragraphs(plan, field: "plan", called: "the plan", atMost: 20_000)
            } ?? ""
        edit.blastRadius =
            problems.checking { () throws(Refusal) in
                try Text.paragraphs(blastRadius, field: "blast_radius", called: "the blast radius", atMost: 2_000)
            } ?? ""
        try problems.throwIfAny()
        return edit
    }
}

extension Change {
    package func addLaunch(_ edit: LaunchEdit) throws -> ID<Launch> {
        try requireMember()
        let edit = try edit.checked()
        try requireOwner(edit.ownerID, team: nil)
        let names = try serviceNames(edit.services)
        let id: ID<Launch> = try insert(
            """
            INSERT INTO launch (title, plan, launch_on, owner_id, blast_radius, created_at, created_by, updated_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                edit.title, edit.plan, edit.date?.iso, edit.ownerID?.rawValue, edit.blastRadius, now.milliseconds,
                asker.personID?.rawValue, now.milliseconds,
            ])
        try setServices(edit.services, table: "launch_service", column: "launch_id", id: id.rawValue)
        var changes = [FieldChange(field: "Launch", from: "", to: edit.title)]
        if !names.isEmpty { changes.append(FieldChange(field: "Services", from: "", to: names)) }
        try record(.launch(id), "planned a launch", changes: changes)
        return id
    }

    /// - Parameter version: the version that the edit is based on; fields that the edit did not change keep their
    ///   present values.
    package func editLaunch(_ id: ID<Launch>, _ edit: LaunchEdit, from version: Int) throws {
        try requireMember()
        let old = try requireLaunch(id)
        let oldServices = try reading.services(of: id)
        let current = LaunchEdit(old, services: oldServices)
        let edit = try merged(
            edit.checked(), from: version, of: .launch(id), at: old.version, current: current
        ).checked()
        if edit.ownerID != old.ownerID { try requireOwner(edit.ownerID, team: nil) }
        var changes = ChangeList()
        changes.add("Title", old.title, edit.title)
        changes.add("Plan", old.plan, edit.plan)
        changes.add("Date", old.date?.iso ?? "", edit.date?.iso ?? "")
        changes.add(
            "Owner", try old.ownerID.flatMap { try reading.personName($0) } ?? "",
            try edit.ownerID.flatMap { try reading.personName($0) } ?? "", isChanged: old.ownerID != edit.ownerID)
        changes.add("Blast radius", old.blastRadius, edit.blastRadius)
        changes.add(
            "Services", oldServices.map(\.name).sorted().joined(separator: ", "),
            try serviceNames(edit.services, besides: oldServices))
        if changes.changes.isEmpty { return }
        try run(
            """
            UPDATE launch SET title = ?, plan = ?, launch_on = ?, owner_id = ?, blast_radius = ?, version = version + 1,
                updated_at = ? WHERE id = ?
            """,
            [
                edit.title, edit.plan, edit.date?.iso, edit.ownerID?.rawValue, edit.blastRadius, now.milliseconds,
                id.rawValue,
            ])
        try setServices(edit.services, table: "launch_service", column: "launch_id", id: id.rawValue)
        try keep(current, edit, of: .launch(id), version: old.version + 1)
        try record(.launch(id), "edited the launch", changes: changes.changes, version: old.version + 1)
    }

    /// Answers one question of the checklist; a later answer replaces the earlier one, which the history keeps.
    package func answerCheck(
        of id: ID<Launch>, _ guardrail: ID<Guardrail>, _ answer: CheckAnswer, note: String
    ) throws {
        try requireMember()
        _ = try requireLaunch(id)
        let name = try requireGuardrail(guardrail).name
        let note = try Text.line(note, field: "note", called: "the note", atMost: 500)
        try run(
            """
            INSERT INTO launch_check (launch_id, guardrail_id, answer, note, answered_at, answered_by)
            VALUES (?, ?, ?, ?, ?, ?)
            ON CONFLICT (launch_id, guardrail_id) DO UPDATE SET answer = excluded.answer, note = excluded.note,
                answered_at = excluded.answered_at, answered_by = excluded.answered_by
            """,
            [
                id.rawValue, guardrail.rawValue, answer.rawValue, note, now.milliseconds, asker.personID?.rawValue,
            ])
        let words = note.isEmpty ? answer.label : "\(answer.label): \(note)"
        try record(
            .launch(id), "answered the checklist",
            changes: [FieldChange(field: "\(guardrail.key) \(name)", from: "", to: words)])
    }

    func requireLaunch(_ id: ID<Launch>) throws -> Launch {
        guard let launch = try reading.launch(id) else {
            throw Refusal("This launch does not exist, or was moved to the bin.")
        }
        return launch
    }
}
