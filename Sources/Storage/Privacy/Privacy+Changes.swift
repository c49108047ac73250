import Domain
import Foundation

extension Change {
    /// Makes a record private to the people and teams named, or changes whom a private record names. Whoever makes it
    /// private is named. Incidents that were merged with it become private with it.
    ///
    /// - Throws: ``Refusal`` for the fields `people` and `teams`.
    package func setAudience(of record: PrivateRecord, _ audience: Audience) throws {
        try require(.editorOrInvolved, on: record.subject)
        let isPrivate = try requirePrivacy(of: record)
        try requireNamedInLaunch(of: record)
        var audience = audience
        if isPrivate {
            try requireNamedAsker(in: record)
        } else {
            guard let person = asker.personID else { throw Refusal("Only a person can make something private.") }
            audience.people.insert(person)
        }
        let before = try reading.privacy(of: record)
        if before?.audience == audience { return }
        // One that was made public again stays so while others of the same merger change whom they name.
        let merged = try mergedRecords(with: record).filter { try !isPrivate || reading.isPrivate($0) == true }
        for record in [record] + merged {
            let before = try reading.privacy(of: record)?.words
            try check(audience, of: record)
            try store(audience, of: record)
            let names = try privateWords(of: record)
            try recordPrivacy(
                of: record, before == nil ? "made it private" : "changed who may see it",
                [FieldChange(field: "May see it", from: before ?? "everybody", to: names)])
        }
        try lookAgain()
    }

    /// Makes a private record visible to everybody again, with everything in it.
    package func makePublic(_ record: PrivateRecord) throws {
        try require(.editorOrInvolved, on: record.subject)
        guard try requirePrivacy(of: record) else { return }
        try requireNamedInLaunch(of: record)
        try requireNamedAsker(in: record)
        let before = try reading.privacy(of: record)
        try run("DELETE FROM private_name WHERE kind = '\(record.table)' AND record_id = ?", [record.number])
        try run("UPDATE \(record.table) SET is_private = 0 WHERE id = ?", [record.number])
        try recordPrivacy(
            of: record, "made it visible to everybody",
            [FieldChange(field: "May see it", from: before?.words ?? "", to: "everybody")])
        try lookAgain()
    }

    /// The incidents that were merged with one, directly or by way of others: they tell of each other, so the same
    /// people see them.
    private func mergedRecords(with record: PrivateRecord) throws -> [PrivateRecord] {
        guard case .incident(let id) = record else { return [] }
        return try reading.rows(
            """
            WITH RECURSIVE together (id) AS (
                SELECT ?1
                UNION SELECT i.id FROM together AS t JOIN incident AS i ON i.merged_into = t.id
                UNION SELECT i.merged_into FROM together AS t JOIN incident AS i ON i.id = t.id
                    WHERE i.merged_into IS NOT NULL)
            SELECT i.id FROM together AS t JOIN incident AS i ON i.id = t.id
            WHERE i.id <> ?1 AND \(reading.visibleIncident("i")) ORDER BY i.id
            """, [id.rawValue]
        ) { .incident($0.id()) }
    }

    /// A pre-mortem about a private launch is as private as the launch, so the same people decide.
    private func requireNamedInLaunch(of record: PrivateRecord) throws {
        if let launch = try reading.privateLaunch(of: record) { try requireNamedAsker(in: launch) }
    }

    /// Names somebody in a record that is being made.
    ///
    /// - Returns: the people and teams that it names, for its history.
    func makePrivate(_ record: PrivateRecord, _ audience: Audience) throws -> String {
        guard let person = asker.personID else { throw Refusal("Only a person can make something private.") }
        var audience = audience
        audience.people.insert(person)
        try check(audience, of: record)
        try store(audience, of: record)
        try lookAgain()
        return try privateWords(of: record)
    }

    /// The people and teams that a record names, for its history.
    private func privateWords(of record: PrivateRecord) throws -> String {
        try Reading(reading, sight: .everything).privacy(of: record)?.words ?? ""
    }

    /// Checks that a private record names everybody who is given work in it.
    ///
    /// - Parameter field: the field in which they were chosen.
    func requireNamed(_ people: [ID<Person>], in record: PrivateRecord, field: String) throws {
        let records = try [try reading.isPrivate(record) == true ? record : nil, reading.privateLaunch(of: record)]
            .compactMap(\.self)
        for person in people {
            if try records.allSatisfy({ try reading.isNamed(person, in: $0) }) { continue }
            let name = try reading.personName(person) ?? "This person"
            throw Refusal(
                field: field,
                "\(name) may not see \(record.words), which is private. Name \(name) under “Who may see it” first.")
        }
    }

    /// - Returns: whether it is private.
    /// - Throws: ``Refusal`` for one that the asker may not see.
    private func requirePrivacy(of record: PrivateRecord) throws -> Bool {
        switch record {
        case .incident(let id): try requireIncident(id).isPrivate
        case .launch(let id): try requireLaunch(id).isPrivate
        case .premortem(let id): try requirePremortem(id).isPrivate
        }
    }

    /// Somebody who looks through broken glass may read, and not decide who else may.
    private func requireNamedAsker(in record: PrivateRecord) throws {
        if let person = asker.personID, try reading.isNamed(person, in: record) { return }
        throw Refusal("Only somebody whom \(record.words) names can decide who may see it.")
    }

    private func check(_ audience: Audience, of record: PrivateRecord) throws {
        var problems = Problems()
        for person in audience.people where try reading.personName(person) == nil {
            problems.add(field: "people", "This person no longer exists. Choose somebody else.")
        }
        var members: Set<ID<Person>> = audience.people
        for team in audience.teams.sorted() {
            guard let name = try teamName(team) else {
                problems.add(field: "teams", "This team no longer exists. Choose another.")
                continue
            }
            let people = try reading.members(of: team).map(\.id)
            if people.isEmpty {
                problems.add(field: "teams", "\(name) has no members yet. Add them on the page of the team first.")
            }
            members.formUnion(people)
        }
        if members.isEmpty { problems.add(field: "people", "At least one person must be able to see it.") }
        let missing = try reading.peopleWorking(on: record).filter { !members.contains($0.id) }.map(\.name)
        if !missing.isEmpty && !members.isEmpty {
            problems.add(
                field: "people",
                "\(listed(missing)) \(missing.count == 1 ? "works" : "work") on it. Name them as well, or give their work to somebody else first."
            )
        }
        try problems.throwIfAny()
    }

    private func store(_ audience: Audience, of record: PrivateRecord) throws {
        try run("DELETE FROM private_name WHERE kind = '\(record.table)' AND record_id = ?", [record.number])
        for person in audience.people.sorted() {
            try run(
                "INSERT INTO private_name (kind, record_id, person_id, named_at, named_by) VALUES ('\(record.table)', ?, ?, ?, ?)",
                [record.number, person.rawValue, now.milliseconds, asker.personID?.rawValue])
        }
        for team in audience.teams.sorted() {
            try run(
                "INSERT INTO private_name (kind, record_id, team_id, named_at, named_by) VALUES ('\(record.table)', ?, ?, ?, ?)",
                [record.number, team.rawValue, now.milliseconds, asker.personID?.rawValue])
        }
        try run("UPDATE \(record.table) SET is_private = 1 WHERE id = ?", [record.number])
    }

    private func recordPrivacy(of record: PrivateRecord, _ action: String, _ changes: [FieldChange]) throws {
        var incident: ID<Incident>?
        if case .incident(let id) = record { incident = id }
        try self.record(record.subject, action, incident: incident, changes: changes)
    }
}

extension Change {
    /// Lets an administrator see a private record that does not name them, for a few hours. Everybody whom the record
    /// names sees who looked, when and why.
    ///
    /// - Throws: ``Refusal`` for the fields `record` and `reason`; the same one for a record that does not exist, one that
    ///   is not private and one that the asker may see anyway.
    package func breakGlass(of record: PrivateRecord, reason: String) throws {
        try require(.administrator)
        guard let person = asker.personID else { throw Refusal("Only a person can do this.") }
        let reason = try Text.paragraphs(
            reason, field: "reason", called: "the reason", atMost: Text.Limit.reason, required: true)
        var closed = try isClosed(record) ? [record] : []
        if case .premortem(let id) = record, let launch = try launch(ofPremortem: id), try isClosed(.launch(launch)) {
            closed.append(.launch(launch))
        }
        if closed.isEmpty { throw Refusal(field: "record", "Nothing that is closed to you has this key.") }
        let end = BrokenGlass.end(from: now)
        for record in closed {
            try run(
                """
                INSERT INTO broken_glass (kind, record_id, person_id, reason, opened_at, ends_at)
                VALUES ('\(record.table)', ?, ?, ?, ?, ?)
                """, [record.number, person.rawValue, reason, now.milliseconds, end.milliseconds])
            try recordPrivacy(
                of: record, "broke the glass",
                [
                    FieldChange(field: "Reason", from: "", to: reason),
                    FieldChange(field: "Until", from: "", to: Change.words(Moment(end))),
                ])
        }
        try lookAgain()
    }

    /// Whether a record is private by itself and does not name the asker.
    private func isClosed(_ record: PrivateRecord) throws -> Bool {
        try reading.first(
            """
            SELECT 1 FROM \(record.table) AS x WHERE x.id = ? AND x.deleted_at IS NULL
                AND NOT (\(reading.seesPrivate(record.table, "x")))
            """, [record.number]
        ) { $0.int() } != nil
    }

    /// Also of a pre-mortem that the asker may not see.
    private func launch(ofPremortem id: ID<Premortem>) throws -> ID<Launch>? {
        try reading.first(
            "SELECT launch_id FROM premortem WHERE id = ? AND deleted_at IS NULL", [id.rawValue]
        ) { $0.optionalID() } ?? nil
    }
}
