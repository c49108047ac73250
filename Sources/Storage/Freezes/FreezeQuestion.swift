import Domain
import Foundation

/// A pipeline's request with everything that the answer depends on, read from one state of the database.
package struct FreezeQuestion: Equatable, Sendable {
    package let service: Service
    /// Every freeze in force, whatever it holds, because each keeps the answer in its history.
    package let inForce: [Freeze]
    /// Nil if no override was named or it does not exist.
    package let override: FreezeOverride?

    package func answer(at now: Date) -> FreezeAnswer {
        FreezeAnswer(about: service.id, slug: service.slug, inForce: inForce, override: override, at: now)
    }
}

extension Reading {
    /// - Parameters:
    ///   - slug: the slug of the service.
    ///   - override: the number of the override given by the deployment.
    /// - Returns: nil if there is no such service.
    package func freezeQuestion(
        service slug: String, override number: ID<FreezeOverride>? = nil, at now: Date
    ) throws -> FreezeQuestion? {
        let service = try first(
            "SELECT \(Service.columns) FROM service AS s WHERE s.slug = ? AND s.deleted_at IS NULL AND \(asksAboutFreezes)",
            [slug]
        ) { Service(&$0) }
        guard let service else { return nil }
        let freezes = try rows(
            "SELECT \(freezeColumns) FROM freeze AS z WHERE z.starts_at <= ? AND z.ends_at > ? AND \(holdingFreeze("z"))",
            [now.milliseconds, now.milliseconds]
        ) { try Freeze(&$0) }
        var override: FreezeOverride?
        if let number {
            override = try first(
                "SELECT \(FreezeOverride.columns) FROM freeze_override AS o WHERE o.id = ? AND \(asksAboutFreezes)",
                [number.rawValue]
            ) { FreezeOverride(&$0) }
        }
        return FreezeQuestion(service: service, inForce: freezes, override: override)
    }
}

extension Change {
    /// Answers a pipeline, keeps the answer in the history of every freeze in force, and uses up the override if it was
    /// needed.
    ///
    /// The same answer to the same token about the same service is one line an hour with a count, so that a pipeline
    /// that asks every second does not fill the history, and nothing is left out.
    package func answerPipeline(service slug: String, override number: ID<FreezeOverride>?) throws -> FreezeAnswer? {
        guard let token = asker.tokenID else { throw Refusal("This answers only pipelines with an API token.") }
        guard let question = try reading.freezeQuestion(service: slug, override: number, at: now) else { return nil }
        let answer = question.answer(at: now)
        for freeze in question.inForce {
            try keepAnswer(answer, about: question.service.id, in: freeze.id, token: token)
        }
        if let spent = answer.override.map({ ID<FreezeOverride>($0) }), let override = question.override {
            try run(
                "UPDATE freeze_override SET used_at = ?, used_by = ? WHERE id = ?",
                [now.milliseconds, token.rawValue, spent.rawValue])
            let incident =
                try reading.first(
                    "SELECT incident_id FROM freeze WHERE id = ?", [override.freezeID.rawValue]
                ) { $0.optionalID(Incident.self) } ?? nil
            let sentence = "let one deployment of \(question.service.name) through by override \(spent)"
            try record(.freeze(override.freezeID), sentence, incident: incident)
            if let incident {
                try addSystemEvent(
                    to: incident, "One deployment of \(question.service.name) was let through by override \(spent)")
            }
        }
        return answer
    }

    private func keepAnswer(
        _ answer: FreezeAnswer, about service: ID<Service>, in freeze: ID<Freeze>, token: ID<APIToken>
    ) throws {
        let outcome = answer.outcome.rawValue
        let since = now.addingTimeInterval(-FreezeAnswerSummary.span).milliseconds
        try keepBook(
            """
            UPDATE freeze_answer SET last_at = max(last_at, ?), times = times + 1 WHERE id = (
                SELECT id FROM freeze_answer WHERE freeze_id = ? AND token_id = ? AND service_id = ? AND outcome = ?
                    AND override_id IS ? AND first_at > ? ORDER BY first_at DESC LIMIT 1)
            """,
            [
                now.milliseconds, freeze.rawValue, token.rawValue, service.rawValue, outcome, answer.override, since,
            ])
        if db.changesCount > 0 { return }
        try keepBook(
            """
            INSERT INTO freeze_answer (freeze_id, token_id, service_id, outcome, override_id, first_at, last_at)
            VALUES (?, ?, ?, ?, ?, ?, ?)
            """,
            [
                freeze.rawValue, token.rawValue, service.rawValue, outcome, answer.override, now.milliseconds,
                now.milliseconds,
            ])
    }
}
