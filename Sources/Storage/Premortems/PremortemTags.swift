import Domain
import Foundation
import Secrets

/// Cards and votes carry a tag in the place of a name: the participant's number under the key of the session. It lets people
/// change their own cards and keeps them from voting twice. The key is made with the session and deleted with it.
extension Reading {
    /// Nil once the session is closed: then nobody owns anything any more.
    func tag(of participant: ID<Participant>, in id: ID<Premortem>) throws -> [UInt8]? {
        try first("SELECT key FROM premortem_key WHERE premortem_id = ?", [id.rawValue]) { $0.bytes() }
            .map { KeyedTag.tag(of: participant.description, key: $0) }
    }
}

extension Change {
    func makeKey(for id: ID<Premortem>) throws {
        try run(
            "INSERT INTO premortem_key (premortem_id, key) VALUES (?, ?)", [id.rawValue, Data(KeyedTag.newKey())])
    }

    /// Random, so that the numbers tell no order, and of at most 15 digits, so that a script can hold them.
    func unorderedNumber<Entity>(in table: StaticString) throws -> ID<Entity> {
        while true {
            let number = Int64.random(in: 1...999_999_999_999_999)
            let isTaken = try reading.first("SELECT 1 FROM \(table) WHERE id = ?", [number]) { $0.bool() }
            if isTaken == nil { return ID(number) }
        }
    }

    /// What tied cards and votes to people goes. In an anonymous session so does what somebody took back, for nobody could take
    /// it out again, and the order in which anything was written.
    func forgetWriters(of premortem: Premortem) throws {
        let id = premortem.id
        for table: StaticString in ["premortem_vote", "premortem_card_tag", "premortem_grouping", "premortem_key"] {
            try run("DELETE FROM \(table) WHERE premortem_id = ?", [id.rawValue])
        }
        if premortem.anonymity == .anonymous {
            try forgetWithdrawn(of: id)
            try forgetOrder(of: id)
            try run("DELETE FROM live_event WHERE topic = ?", [LiveTopic.premortem(id).description])
        }
        forgets = true
    }

    private func forgetWithdrawn(of id: ID<Premortem>) throws {
        try run("DELETE FROM premortem_card WHERE premortem_id = ? AND is_withdrawn = 1", [id.rawValue])
        try run(
            """
            DELETE FROM risk WHERE premortem_id = ? AND NOT \(reading.hasCards("risk"))
                AND NOT EXISTS (SELECT 1 FROM guardrail_link AS k WHERE k.risk_id = risk.id)
                AND NOT EXISTS (SELECT 1 FROM risk_follow_up AS x WHERE x.risk_id = risk.id)
            """, [id.rawValue])
        // What was built against it stays, and says only that there was something.
        try run(
            "UPDATE risk SET title = 'Withdrawn', warning_sign = '' WHERE premortem_id = ? AND NOT \(reading.hasCards("risk"))",
            [id.rawValue])
    }

    /// Within a page of the file, rows and entries of an index lie in the order in which they came. So all of the session are
    /// taken out and put in again in another, and cards get other numbers.
    private func forgetOrder(of id: ID<Premortem>) throws {
        let cards = try reading.rows(
            "SELECT text, prompt, risk_id FROM premortem_card WHERE premortem_id = ?", [id.rawValue]
        ) { (text: $0.text(), prompt: $0.text(), risk: $0.optionalInt64()) }
        try run("DELETE FROM premortem_card WHERE premortem_id = ?", [id.rawValue])

        // Guardrails and follow-ups refer to the risks meanwhile.
        try run("PRAGMA defer_foreign_keys = ON", [])
        try run("CREATE TEMP TABLE forgotten_risk AS SELECT * FROM risk WHERE premortem_id = ?", [id.rawValue])
        try run("DELETE FROM risk WHERE premortem_id = ?", [id.rawValue])
        try run("INSERT INTO risk SELECT * FROM forgotten_risk ORDER BY random()", [])
        try run("DROP TABLE forgotten_risk", [])

        for card in cards.shuffled() {
            let number: ID<Card> = try unorderedNumber(in: "premortem_card")
            try run(
                "INSERT INTO premortem_card (id, premortem_id, text, prompt, risk_id) VALUES (?, ?, ?, ?, ?)",
                [number.rawValue, id.rawValue, card.text, card.prompt, card.risk])
        }
    }
}
