import Domain
import Foundation

/// The part of a pre-mortem that one person may see at this moment. It contains other people's cards from the reveal
/// on, and vote totals once voting has ended; before that it has only counts, so that no page can leak them. Guests see
/// the pre-mortem, but not what the organisation learned afterwards.
package struct PremortemDossier: Sendable {
    package let premortem: Premortem
    package let launch: Launch?
    package let services: [Service]
    package let facilitatorName: String?
    /// Nil for a member who has not joined.
    package let me: Participant?
    package let participants: [Participant]
    package let cardCount: Int
    /// The number of people who have written at least one card.
    package let writerCount: Int
    /// The number of cards each person has written; empty if the pre-mortem does not show it.
    package let cardsPerWriter: [ID<Participant>: Int]
    /// The asker's own cards that are not in a risk yet, including withdrawn ones.
    package let myCards: [Card]
    /// Everyone's cards, in random order.
    package let cards: [Card]
    package let risks: [RiskDossier]
    package let myDots: [ID<Risk>: Int]
    /// The number of people who have placed a dot.
    package let voterCount: Int
    package let conditions: [FollowUpSummary]
    package let canUndoGrouping: Bool
    /// Who may see it, of those who may see its launch; nil for everybody.
    package let privacy: Privacy?
    /// Who may see its launch; nil for everybody.
    package let launchPrivacy: Privacy?

    package var dotsLeft: Int { max(0, premortem.dots - myDots.values.reduce(0, +)) }
    /// The risks that have to be answered before the decision.
    package var leading: [RiskDossier] {
        let ids = Set(risks.map(\.risk).leading.map(\.id))
        return risks.filter { ids.contains($0.risk.id) }
    }
}

extension Reading {
    package func premortemDossier(_ id: ID<Premortem>) throws -> PremortemDossier? {
        guard var premortem = try premortem(id) else { return nil }
        if asker.isGuest { premortem.lookBackNote = "" }
        let me = try participant(in: id)
        let tag = try me.flatMap { try self.tag(of: $0.id, in: id) }
        let phase = premortem.phase
        let counts = try roomCounts(of: id)
        let cards = phase.showsCards ? try self.cards(of: premortem, tag: tag, "k.is_withdrawn = 0") : []
        let mine = tag == nil ? [] : try self.cards(of: premortem, tag: tag, "t.tag = ?2")
        return PremortemDossier(
            premortem: premortem, launch: try launch(of: premortem), services: try services(of: id),
            facilitatorName: try premortem.facilitatorID.flatMap { try name(of: $0, in: id) }, me: me,
            participants: try participants(of: id), cardCount: counts.cards, writerCount: counts.writers,
            cardsPerWriter: premortem.anonymity.showsWriters(in: phase) ? try cardsPerWriter(of: id) : [:],
            myCards: mine, cards: cards, risks: phase.showsRisks ? try dossiers(of: premortem, cards) : [],
            myDots: try tag.map { try dots(of: $0, in: id) } ?? [:],
            voterCount: counts.voters,
            conditions: try conditions(of: id),
            canUndoGrouping: phase == .grouping ? try lastGrouping(of: id) != nil : false,
            privacy: asker.isMember && premortem.isPrivate ? try privacy(of: .premortem(id)) : nil,
            launchPrivacy: asker.isMember
                ? try premortem.launchID.flatMap { try privacy(of: .launch($0)) } : nil)
    }

    /// The counts of a pre-mortem, which everyone may see from the first card on.
    func roomCounts(of id: ID<Premortem>) throws -> (cards: Int, writers: Int, voters: Int) {
        try first(
            """
            SELECT (SELECT count(*) FROM premortem_card WHERE premortem_id = ?1 AND is_withdrawn = 0),
                (SELECT count(DISTINCT t.tag) FROM premortem_card_tag AS t JOIN premortem_card AS k ON k.id = t.card_id
                 WHERE t.premortem_id = ?1 AND k.is_withdrawn = 0),
                (SELECT count(DISTINCT tag) FROM premortem_vote WHERE premortem_id = ?1)
            WHERE \(visibleThroughPremortem("?1"))
            """, [id.rawValue]
        ) { ($0.int(), $0.int(), $0.int()) } ?? (0, 0, 0)
    }

    /// The launch as shown in the brief of the pre-mortem, for guests too.
    private func launch(of premortem: Premortem) throws -> Launch? {
        guard let launch = premortem.launchID else { return nil }
        return try first(
            "SELECT \(Launch.columns) FROM launch AS l WHERE l.id = ?1 AND l.deleted_at IS NULL AND \(visibleThroughPremortem("?2"))",
            [launch.rawValue, premortem.id.rawValue]
        ) { Launch(&$0) }
    }

    private func name(of person: ID<Person>, in id: ID<Premortem>) throws -> String? {
        try first(
            "SELECT name FROM person WHERE id = ?1 AND \(visibleThroughPremortem("?2"))",
            [person.rawValue, id.rawValue]
        ) { $0.text() }
    }

    private func cards(of premortem: Premortem, tag: [UInt8]?, _ condition: String) throws -> [Card] {
        let shows = premortem.anonymity.showsNames(in: premortem.phase)
        return try rows(
            """
            SELECT k.id, k.text, k.prompt, coalesce(w.name, m.guest_name), t.tag IS ?2, k.is_withdrawn, k.risk_id
            FROM premortem_card AS k LEFT JOIN premortem_card_tag AS t ON t.card_id = k.id
            LEFT JOIN premortem_participant AS m ON m.id = k.participant_id LEFT JOIN person AS w ON w.id = m.person_id
            WHERE k.premortem_id = ?1 AND \(condition) AND \(visibleThroughPremortem("k.premortem_id")) ORDER BY k.id
            """, [premortem.id.rawValue, Data(tag ?? [0])]
        ) {
            let id: ID<Card> = $0.id()
            let text = $0.text()
            let prompt = $0.text()
            let author = $0.optionalText()
            return Card(
                id: id, text: text, prompt: prompt, author: shows ? author : nil, isMine: $0.bool(),
                isWithdrawn: $0.bool(), riskID: $0.optionalID())
        }
    }

    private func dossiers(of premortem: Premortem, _ cards: [Card]) throws -> [RiskDossier] {
        try risks(of: premortem.id).map { risk in
            RiskDossier(
                risk: asker.isGuest ? risk.forGuests : risk, cards: cards.filter { $0.riskID == risk.id },
                guardrails: try guardrails(against: risk.id),
                followUps: try followUps(against: risk.id), incidents: try incidents(foreseenBy: risk.id),
                answerCount: try answerCount(of: risk.id))
        }
    }

    private func cardsPerWriter(of id: ID<Premortem>) throws -> [ID<Participant>: Int] {
        let counts = try rows(
            """
            SELECT k.participant_id, count(*) FROM premortem_card AS k
            WHERE k.premortem_id = ? AND k.is_withdrawn = 0 AND k.participant_id IS NOT NULL
                AND \(visibleThroughPremortem("k.premortem_id")) GROUP BY k.participant_id
            """, [id.rawValue]
        ) { ($0.id(Participant.self), $0.int()) }
        return Dictionary(counts) { first, _ in first }
    }

    private func dots(of tag: [UInt8], in id: ID<Premortem>) throws -> [ID<Risk>: Int] {
        let dots = try rows(
            "SELECT risk_id, dots FROM premortem_vote WHERE premortem_id = ? AND tag = ? AND \(visibleThroughPremortem("premortem_id"))",
            [id.rawValue, Data(tag)]
        ) { ($0.id(Risk.self), $0.int()) }
        return Dictionary(dots) { first, _ in first }
    }
}
