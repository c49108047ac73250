import Domain
import Foundation

extension Change {
    /// Opens a pre-mortem. The person who opens it is its facilitator and takes part. Anonymity and pace are fixed from
    /// here on.
    package func openPremortem(
        _ edit: PremortemEdit, launch: ID<Launch>?, from template: PremortemTemplate, anonymity: Anonymity, pace: Pace,
        for audience: Audience? = nil
    ) throws -> ID<Premortem> {
        try require(.contributor)
        let edit = try edit.checked()
        if let launch { _ = try requireLaunch(launch) }
        let names = try serviceNames(edit.services)
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys]
        let script = String(decoding: try encoder.encode(template.script), as: UTF8.self)
        let id: ID<Premortem> = try insert(
            """
            INSERT INTO premortem (title, plan, launch_id, template, script, anonymity, pace, phase, phase_since, facilitator_id,
                join_code, allows_guests, dots, look_back_on, created_at, created_by)
            VALUES (?, ?, ?, ?, ?, ?, ?, 'lobby', ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                edit.title, edit.plan, launch?.rawValue, template.slug, script, anonymity.rawValue, pace.rawValue,
                now.milliseconds, asker.personID?.rawValue, try freeJoinCode().text, edit.allowsGuests, edit.dots,
                edit.lookBackOn?.iso, now.milliseconds, asker.personID?.rawValue,
            ])
        try setServices(edit.services, table: "premortem_service", column: "premortem_id", id: id.rawValue)
        try makeKey(for: id)
        var changes = [
            FieldChange(field: "Pre-mortem", from: "", to: edit.title),
            FieldChange(field: "Anonymity", from: "", to: anonymity.label),
        ]
        if !names.isEmpty { changes.append(FieldChange(field: "Services", from: "", to: names)) }
        if !edit.plan.isEmpty { changes.append(FieldChange(field: "Plan", from: "", to: edit.plan)) }
        if let audience {
            changes.append(FieldChange(field: "May see it", from: "", to: try makePrivate(.premortem(id), audience)))
        }
        try record(.premortem(id), "opened \(id.key)", changes: changes)
        if asker.personID != nil { try joinPremortem(id) }
        return id
    }

    /// - Parameter version: the version that the edit is based on; fields that the edit did not change keep their
    ///   present values.
    package func editPremortem(_ id: ID<Premortem>, _ edit: PremortemEdit, from version: Int) throws {
        try require(.editorOrInvolved, on: .premortem(id))
        let old = try requirePremortem(id)
        let services = try reading.services(of: id)
        let current = PremortemEdit(old, services: services)
        let edit = try merged(
            edit.checked(), from: version, of: .premortem(id), at: old.version, current: current
        ).checked()
        if edit.dots != old.dots && old.phase.isAtLeast(.voting) {
            throw Refusal(field: "dots", "Voting has started, so the number of dots stays at \(old.dots).")
        }
        var changes = ChangeList()
        changes.add("Title", old.title, edit.title)
        changes.add("Plan", old.plan, edit.plan)
        changes.add(
            "Guests", old.allowsGuests ? "allowed" : "not allowed", edit.allowsGuests ? "allowed" : "not allowed")
        changes.add("Dots", String(old.dots), String(edit.dots))
        changes.add("Look back on", old.lookBackOn?.iso ?? "", edit.lookBackOn?.iso ?? "")
        changes.add(
            "Services", services.map(\.name).sorted().joined(separator: ", "),
            try serviceNames(edit.services, besides: services))
        if changes.changes.isEmpty { return }
        try run(
            """
            UPDATE premortem SET title = ?, plan = ?, allows_guests = ?, dots = ?, look_back_on = ?, version = version + 1
            WHERE id = ?
            """, [edit.title, edit.plan, edit.allowsGuests, edit.dots, edit.lookBackOn?.iso, id.rawValue])
        try setServices(edit.services, table: "premortem_service", column: "premortem_id", id: id.rawValue)
        try keep(current, edit, of: .premortem(id), version: old.version + 1)
        try record(.premortem(id), "edited \(id.key)", changes: changes.changes, version: old.version + 1)
        try announcePremortem(id)
    }

    /// Moves the pre-mortem one step forward or back. The page with the button showed the phase `from`, so that
    /// pressing the button twice moves the pre-mortem once.
    package func movePremortem(_ id: ID<Premortem>, to phase: PremortemPhase, from seen: PremortemPhase) throws {
        let old = try requireFacilitator(of: id)
        if old.phase == phase { return }
        guard old.phase == seen else {
            throw Refusal("The pre-mortem has already moved to “\(old.phase.label)”. Nothing was changed.")
        }
        guard phase == old.phase.next || phase == old.phase.previous else {
            throw Refusal("From “\(old.phase.label)” the pre-mortem can move only one step forward or back.")
        }
        if phase == .closed && old.decision == nil {
            throw Refusal("Record the decision first: go, go with conditions, or no go.")
        }
        if phase == .grouping { try gatherRisks(of: old) }
        if phase == .voting { try giveBackDots(of: id) }
        if phase == .mitigation && old.phase == .voting { try countVotes(of: id) }
        if phase == .closed { try forgetWriters(of: id, old.anonymity) }
        try run(
            "UPDATE premortem SET phase = ?, phase_since = ?, ends_at = NULL, closed_at = ?, version = version + 1 WHERE id = ?",
            [phase.rawValue, now.milliseconds, phase == .closed ? now.milliseconds : nil, id.rawValue])
        try record(
            .premortem(id), "moved \(id.key) to \(phase.label.lowercased())",
            changes: [FieldChange(field: "Phase", from: old.phase.label, to: phase.label)])
        try announcePremortem(id)
    }

    /// - Parameter end: nil stops the timer.
    package func setTimer(of id: ID<Premortem>, end: Date?) throws {
        let old = try requireFacilitator(of: id)
        if old.phase.isOver { throw Refusal("The pre-mortem is over.") }
        if let end, end <= now { throw Refusal(field: "minutes", "The timer has to end in the future.") }
        if old.endsAt == end { return }
        try run("UPDATE premortem SET ends_at = ? WHERE id = ?", [end?.milliseconds, id.rawValue])
        try record(
            .premortem(id), end == nil ? "stopped the timer" : "set the timer",
            changes: end.map { [FieldChange(field: "Until", from: "", to: "\(CivilTime(utc: $0).text) UTC")] } ?? [])
        try announcePremortem(id)
    }

    func requirePremortem(_ id: ID<Premortem>) throws -> Premortem {
        guard let premortem = try reading.premortem(id) else {
            throw Refusal("\(id.key) does not exist, or was moved to the bin.")
        }
        return premortem
    }

    /// Requires the asker to be a member or guest who has joined the pre-mortem.
    func requireParticipant(in id: ID<Premortem>) throws -> (premortem: Premortem, participant: ID<Participant>) {
        if !asker.isGuest { try require(.contributor, on: .premortem(id)) }
        let premortem = try requirePremortem(id)
        guard let participant = try reading.participant(in: id) else {
            throw Refusal("Join \(id.key) first.")
        }
        return (premortem, participant.id)
    }

    private func freeJoinCode() throws -> JoinCode {
        var generator = SystemRandomNumberGenerator()
        while true {
            let code = JoinCode(using: &generator)
            let isTaken = try reading.first("SELECT 1 FROM premortem WHERE join_code = ?", [code.text]) { $0.bool() }
            if isTaken == nil { return code }
        }
    }
}
