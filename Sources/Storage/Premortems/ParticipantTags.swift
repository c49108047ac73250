import Domain
import Foundation
import Secrets

/// Tags that cards and votes carry instead of a name: the participant's number under the key of the pre-mortem. A tag
/// lets people change their own cards and keeps them from voting twice. The key is created with the pre-mortem and
/// destroyed when it is closed, or by a date if nobody closes it.
extension Reading {
    /// Nil once the pre-mortem has forgotten whose cards are whose.
    func tag(of participant: ID<Participant>, in id: ID<Premortem>) throws -> [UInt8]? {
        try first("SELECT key FROM premortem_key WHERE premortem_id = ?", [id.rawValue]) { $0.bytes() }
            .map { KeyedTag.tag(of: participant.description, key: $0) }
    }
}

extension Change {
    func requireTag(of participant: ID<Participant>, in premortem: Premortem) throws -> [UInt8] {
        if let tag = try reading.tag(of: participant, in: premortem.id) { return tag }
        throw Refusal(
            premortem.phase.isOver
                ? "The pre-mortem is over."
                : "Nobody went on with \(premortem.key) for so long that it has forgotten whose cards are whose. Open a new pre-mortem to go on."
        )
    }

    func makeKey(for id: ID<Premortem>) throws {
        try run(
            "INSERT INTO premortem_key (premortem_id, key) VALUES (?, ?)", [id.rawValue, Data(KeyedTag.newKey())])
    }

    /// A random number, so that numbers reveal no order, with at most 15 digits, so that JavaScript can represent it.
    func unorderedNumber<Entity>(in table: StaticString) throws -> ID<Entity> {
        while true {
            let number = Int64.random(in: 1...999_999_999_999_999)
            let isTaken = try reading.first("SELECT 1 FROM \(table) WHERE id = ?", [number]) { $0.bool() }
            if isTaken == nil { return ID(number) }
        }
    }

    /// Deletes everything that ties cards and votes to people. In an anonymous pre-mortem this also deletes withdrawn
    /// cards, which nobody could restore any more, and the order in which things were written.
    func forgetWriters(of id: ID<Premortem>, _ anonymity: Anonymity) throws {
        for table: StaticString in ["premortem_vote", "premortem_card_tag", "premortem_grouping", "premortem_key"] {
            try run("DELETE FROM \(table) WHERE premortem_id = ?", [id.rawValue])
        }
        if anonymity == .anonymous {
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
        // Guardrails and follow-ups that answer the risk stay, and say only that there was a risk.
        try run(
            "UPDATE risk SET title = 'Withdrawn', warning_sign = '' WHERE premortem_id = ? AND NOT \(reading.hasCards("risk"))",
            [id.rawValue])
    }

    /// Within a page of the file, rows and index entries are in the order in which they were written. So all rows of
    /// the pre-mortem are removed and inserted again in random order, and cards get new numbers.
    private func forgetOrder(of id: ID<Premortem>) throws {
        let cards = try reading.rows(
            "SELECT text, prompt, risk_id FROM premortem_card WHERE premortem_id = ?", [id.rawValue]
        ) { (text: $0.text(), prompt: $0.text(), risk: $0.optionalInt64()) }
        try run("DELETE FROM premortem_card WHERE premortem_id = ?", [id.rawValue])

        // Guardrails and follow-ups refer to the risks in the meantime.
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
