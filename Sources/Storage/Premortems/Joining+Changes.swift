import Domain
import Foundation

/// The facts about a pre-mortem that somebody with its code may see before joining.
package struct OpenPremortem: Sendable {
    package let id: ID<Premortem>
    package let title: String
    package let anonymity: Anonymity
    package let allowsGuests: Bool
    package let isOver: Bool
}

extension Reading {
    /// The open pre-mortem with a join code. Everyone who has the code may see it, unless it is private.
    package func openPremortem(code: JoinCode) throws -> OpenPremortem? {
        try first(
            """
            SELECT p.id, p.title, p.anonymity, p.allows_guests, p.closed_at IS NOT NULL FROM premortem AS p
            WHERE p.join_code = ? AND p.closed_at IS NULL AND p.deleted_at IS NULL AND \(seesPremortem("p"))
            """, [code.text]
        ) {
            OpenPremortem(
                id: $0.id(), title: $0.text(), anonymity: try $0.value(), allowsGuests: $0.bool(), isOver: $0.bool())
        }
    }
}

extension Store {
    /// Finds the guest behind a cookie. It is valid for ``Participant/guestsStay``, so that a guest who took part can
    /// read the summary, as long as the pre-mortem admits guests and is not in the bin.
    package func guest(digest: [UInt8], at now: Date) async throws -> (asker: Asker, name: String)? {
        try await read(as: .nobody) { reading in
            try reading.first(
                """
                SELECT m.id, m.premortem_id, m.guest_name FROM premortem_participant AS m
                JOIN premortem AS p ON p.id = m.premortem_id WHERE m.token_digest = ? AND p.deleted_at IS NULL
                    AND p.allows_guests AND m.joined_at > ? AND \(reading.seesPremortem("p"))
                """, [Data(digest), now.addingTimeInterval(-Participant.guestsStay).milliseconds]
            ) { (Asker.guest($0.id(), of: $0.id()), $0.text()) }
        }
    }
}

extension Change {
    /// Adds the asking member to the pre-mortem. Joining a second time changes nothing.
    package func joinPremortem(_ id: ID<Premortem>) throws {
        try require(.contributor, on: .premortem(id))
        let premortem = try requirePremortem(id)
        guard let person = asker.personID else { throw Refusal("Only a person can take part.") }
        if try reading.participant(in: id) != nil { return }
        try requirePremortem(in: premortem)
        try run(
            "INSERT INTO premortem_participant (premortem_id, person_id, joined_at) VALUES (?, ?, ?)",
            [id.rawValue, person.rawValue, now.milliseconds])
        try record(.premortem(id), "joined \(id.key)")
        try announcePremortem(id)
    }

    /// Adds a guest with only a display name, if the pre-mortem admits guests.
    ///
    /// - Parameter digest: the digest of the token kept by the guest's browser.
    package func joinAsGuest(code: JoinCode, name: String, digest: [UInt8]) throws -> ID<Premortem> {
        guard let open = try reading.openPremortem(code: code), open.allowsGuests else {
            throw Refusal(field: "name", "This pre-mortem does not admit guests. Sign in to take part.")
        }
        let name = try Text.line(name, field: "name", called: "the name that others see", atMost: 60, required: true)
        let member = reading.acting(as: .command("join"))
        guard let premortem = try member.premortem(open.id) else { throw Refusal("This pre-mortem no longer exists.") }
        try requirePremortem(in: premortem)
        try requireRoomForGuest(in: premortem)
        if try member.participants(of: open.id).contains(where: { $0.name.lowercased() == name.lowercased() }) {
            throw Refusal(field: "name", "Somebody called \(name) has already joined. Choose a different name.")
        }
        try run(
            "INSERT INTO premortem_participant (premortem_id, guest_name, token_digest, joined_at) VALUES (?, ?, ?, ?)",
            [open.id.rawValue, name, Data(digest), now.milliseconds])
        try record(
            .premortem(open.id), "let a guest join \(open.id.key)",
            changes: [FieldChange(field: "Guest", from: "", to: name)])
        try announcePremortem(open.id)
        return open.id
    }

    private func requirePremortem(in premortem: Premortem) throws {
        if premortem.phase.isOver { throw Refusal("\(premortem.key) is over. Its summary can still be read.") }
        let count = try reading.first(
            "SELECT count(*) FROM premortem_participant WHERE premortem_id = ?", [premortem.id.rawValue]
        ) { $0.int() }
        if count ?? 0 >= Premortem.mostParticipants {
            throw Refusal("\(premortem.key) is full: it already has \(Premortem.mostParticipants) participants.")
        }
    }

    private func requireRoomForGuest(in premortem: Premortem) throws {
        let count = try reading.first(
            "SELECT count(*) FROM premortem_participant WHERE premortem_id = ? AND person_id IS NULL",
            [premortem.id.rawValue]
        ) { $0.int() }
        if count ?? 0 >= Premortem.mostGuests {
            throw Refusal(
                "\(premortem.key) already has \(Premortem.mostGuests) guests, and admits no more. Sign in to take part."
            )
        }
    }
}
