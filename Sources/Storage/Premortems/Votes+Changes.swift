import Domain
import Foundation

extension Change {
    /// Sets the number of the asker's dots on a risk. Sending the same number twice changes nothing.
    package func vote(in id: ID<Premortem>, _ risk: ID<Risk>, dots: Int) throws {
        let (premortem, participant) = try requireParticipant(in: id)
        if premortem.phase != .voting { throw Refusal("You can place dots only in the phase “Voting”.") }
        _ = try requireRisk(risk, in: id)
        let tag = try requireTag(of: participant, in: premortem)
        let elsewhere =
            try reading.first(
                "SELECT coalesce(sum(dots), 0) FROM premortem_vote WHERE premortem_id = ? AND tag = ? AND risk_id <> ?",
                [id.rawValue, Data(tag), risk.rawValue]
            ) { $0.int() } ?? 0
        let here =
            try reading.first(
                "SELECT dots FROM premortem_vote WHERE risk_id = ? AND tag = ?", [risk.rawValue, Data(tag)]
            ) { $0.int() } ?? 0
        // Reducing the number is always allowed, because there may now be fewer dots than when they were placed.
        guard dots >= 0, dots <= max(here, premortem.dots - elsewhere) else {
            throw Refusal("You have \(premortem.dots) dots. Remove a dot from another risk first.")
        }
        if dots == 0 {
            try run("DELETE FROM premortem_vote WHERE risk_id = ? AND tag = ?", [risk.rawValue, Data(tag)])
            if db.changesCount == 0 { return }
        } else {
            try run(
                """
                INSERT INTO premortem_vote (risk_id, tag, premortem_id, dots) VALUES (?, ?, ?, ?)
                ON CONFLICT (risk_id, tag) DO UPDATE SET dots = excluded.dots
                """, [risk.rawValue, Data(tag), id.rawValue, dots])
        }
        try recordCard(premortem, "placed dots")
        try announceVotes(premortem)
    }

    /// Frees the dots on risks that were merged into others, before another round of voting.
    func giveBackDots(of id: ID<Premortem>) throws {
        try run(
            """
            DELETE FROM premortem_vote WHERE premortem_id = ?
                AND risk_id IN (SELECT risk.id FROM risk WHERE risk.premortem_id = ? AND NOT \(reading.hasCards("risk")))
            """, [id.rawValue, id.rawValue])
    }

    /// Stores the vote totals with the risks.
    func countVotes(of id: ID<Premortem>) throws {
        try run(
            """
            UPDATE risk SET dots = (SELECT coalesce(sum(v.dots), 0) FROM premortem_vote AS v WHERE v.risk_id = risk.id)
            WHERE premortem_id = ?
            """, [id.rawValue])
    }
}
