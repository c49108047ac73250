import Domain
import Foundation

extension Change {
    package func writeCard(in id: ID<Premortem>, text: String, prompt: String) throws -> ID<Card> {
        let (premortem, participant) = try requireParticipant(in: id)
        try requireWriting(premortem)
        let text = try checkedCard(text)
        let prompt = try checkedPrompt(prompt, premortem)
        let tag = try requireTag(of: participant, in: premortem)
        try requireRoomForCard(in: id, tag)
        let card: ID<Card> = try unorderedNumber(in: "premortem_card")
        let named = premortem.anonymity == .anonymous ? nil : participant.rawValue
        let risk = premortem.phase == .grouping ? try addRisk(to: id, from: text) : nil
        try run(
            "INSERT INTO premortem_card (id, premortem_id, text, prompt, participant_id, risk_id) VALUES (?, ?, ?, ?, ?, ?)",
            [card.rawValue, id.rawValue, text, prompt, named, risk?.rawValue])
        try run(
            "INSERT INTO premortem_card_tag (card_id, premortem_id, tag) VALUES (?, ?, ?)",
            [card.rawValue, id.rawValue, Data(tag)])
        try recordCard(premortem, "wrote a card")
        try announceCards(premortem)
        return card
    }

    package func editCard(_ card: ID<Card>, in id: ID<Premortem>, text: String, prompt: String) throws {
        let (premortem, old) = try requireOwnCard(card, in: id)
        let text = try checkedCard(text)
        let prompt = try checkedPrompt(prompt, premortem)
        try run("UPDATE premortem_card SET text = ?, prompt = ? WHERE id = ?", [text, prompt, card.rawValue])
        try renameRisks(of: card, in: id, named: old)
        try recordCard(premortem, "changed a card")
        try announceCards(premortem)
    }

    /// Withdraws a card. The card is kept, and its writer can restore it.
    package func withdrawCard(_ card: ID<Card>, in id: ID<Premortem>) throws {
        let (premortem, text) = try requireOwnCard(card, in: id)
        try run("UPDATE premortem_card SET is_withdrawn = 1 WHERE id = ?", [card.rawValue])
        try renameRisks(of: card, in: id, named: text)
        try recordCard(premortem, "withdrew a card")
        try announceCards(premortem)
    }

    /// Restores a card that its writer withdrew.
    package func restoreCard(_ card: ID<Card>, in id: ID<Premortem>) throws {
        let (premortem, _) = try requireOwnCard(card, in: id)
        try run("UPDATE premortem_card SET is_withdrawn = 0 WHERE id = ?", [card.rawValue])
        if premortem.phase == .grouping { try gatherRisks(of: premortem) }
        try recordCard(premortem, "restored a card")
        try announceCards(premortem)
    }

    /// Records an action on a card. In an anonymous pre-mortem the log contains no name and only the time at which the
    /// phase began: the exact time, together with an access log, would reveal the writer.
    func recordCard(_ premortem: Premortem, _ action: String) throws {
        if premortem.anonymity == .anonymous {
            try recordWithoutName(.premortem(premortem.id), action, at: premortem.phaseSince)
        } else {
            try record(.premortem(premortem.id), action)
        }
    }

    /// - Returns: the pre-mortem, and the card's words.
    private func requireOwnCard(_ card: ID<Card>, in id: ID<Premortem>) throws -> (Premortem, text: String) {
        let (premortem, participant) = try requireParticipant(in: id)
        try requireWriting(premortem)
        let tag = try reading.tag(of: participant, in: id)
        let text = try tag.flatMap { tag in
            try reading.first(
                """
                SELECT c.text FROM premortem_card_tag AS t JOIN premortem_card AS c ON c.id = t.card_id
                WHERE t.card_id = ? AND t.premortem_id = ? AND t.tag = ?
                """, [card.rawValue, id.rawValue, Data(tag)]
            ) { $0.text() }
        }
        guard let text else { throw Refusal("Only its writer can change a card, while the pre-mortem accepts cards.") }
        return (premortem, text)
    }

    private func requireWriting(_ premortem: Premortem) throws {
        if !premortem.phase.takesCards {
            throw Refusal(
                field: "text",
                premortem.phase.isAtLeast(.voting)
                    ? "Voting has started, so cards can no longer change. Tell the facilitator, who can go back a step."
                    : "Writing has not started yet.")
        }
    }

    private func checkedCard(_ text: String) throws -> String {
        try Text.paragraphs(text, field: "text", called: "what happened", atMost: Premortem.longestCard, required: true)
    }

    private func checkedPrompt(_ prompt: String, _ premortem: Premortem) throws -> String {
        let prompts = premortem.script.prompts
        if prompts.count < 2 { return "" }
        guard prompts.contains(where: { $0.title == prompt }) else {
            throw Refusal(field: "prompt", "Choose the prompt that your card answers.")
        }
        return prompt
    }
}
