import Domain
import Foundation

/// Everything that the page of one freeze shows, read from one state of the database.
package struct FreezeDossier: Sendable {
    package let summary: FreezeSummary
    /// Its overrides, latest first.
    package let overrides: [FreezeOverrideSummary]
    /// Latest first; the same answer within an hour counts as one.
    package let answers: [FreezeAnswerSummary]
    /// The number of all answers, including those that ``answers`` leaves out.
    package let answerCount: Int
    package let history: [AuditEntry]

    package var freeze: Freeze { summary.freeze }
}

package struct FreezeOverrideSummary: Equatable, Sendable {
    package let override: FreezeOverride
    package let serviceName: String
    package let requestedByName: String
    package let confirmedByName: String?
    package let withdrawnByName: String?
    package let usedByLabel: String?
}

/// Identical answers to the same request by the same token, within an hour of the first.
package struct FreezeAnswerSummary: Equatable, Sendable {
    package let tokenLabel: String
    package let serviceName: String
    package let outcome: FreezeOutcome
    package let overrideID: ID<FreezeOverride>?
    package let firstAt: Date
    package let lastAt: Date
    package let times: Int

    /// The time within which identical answers are kept as one.
    package static let span: TimeInterval = 3_600
    /// The number of answers that a page shows.
    package static let shown = 200
}

extension Reading {
    package func freezeDossier(_ id: ID<Freeze>) throws -> FreezeDossier? {
        guard let summary = try freeze(id) else { return nil }
        let answers = try rows(
            """
            SELECT t.label, s.name, a.outcome, a.override_id, a.first_at, a.last_at, a.times
            FROM freeze_answer AS a JOIN api_token AS t ON t.id = a.token_id JOIN service AS s ON s.id = a.service_id
            WHERE a.freeze_id = ? AND \(seesOrganisation) ORDER BY a.last_at DESC, a.id DESC LIMIT ?
            """, [id.rawValue, FreezeAnswerSummary.shown]
        ) {
            FreezeAnswerSummary(
                tokenLabel: $0.text(), serviceName: $0.text(), outcome: try $0.value(), overrideID: $0.optionalID(),
                firstAt: $0.date(), lastAt: $0.date(), times: $0.int())
        }
        let count = try first(
            "SELECT coalesce(sum(times), 0) FROM freeze_answer WHERE freeze_id = ? AND \(seesOrganisation)",
            [id.rawValue]
        ) { $0.int() }
        return FreezeDossier(
            summary: summary, overrides: try overrides(of: id), answers: answers, answerCount: count ?? 0,
            history: try history(of: id))
    }

    private func overrides(of id: ID<Freeze>) throws -> [FreezeOverrideSummary] {
        try rows(
            """
            SELECT \(FreezeOverride.columns), s.name, r.name, c.name, w.name, t.label
            FROM freeze_override AS o JOIN service AS s ON s.id = o.service_id
                JOIN person AS r ON r.id = o.requested_by LEFT JOIN person AS c ON c.id = o.confirmed_by
                LEFT JOIN person AS w ON w.id = o.withdrawn_by LEFT JOIN api_token AS t ON t.id = o.used_by
            WHERE o.freeze_id = ? AND \(seesOrganisation) ORDER BY o.id DESC
            """, [id.rawValue]
        ) {
            FreezeOverrideSummary(
                override: FreezeOverride(&$0), serviceName: $0.text(), requestedByName: $0.text(),
                confirmedByName: $0.optionalText(), withdrawnByName: $0.optionalText(),
                usedByLabel: $0.optionalText())
        }
    }

    /// An override by its number, if the asker may see its freeze.
    package func freezeOverride(_ id: ID<FreezeOverride>) throws -> FreezeOverride? {
        try first(
            """
            SELECT \(FreezeOverride.columns) FROM freeze_override AS o JOIN freeze AS z ON z.id = o.freeze_id
            WHERE o.id = ? AND \(visibleFreeze("z"))
            """, [id.rawValue]
        ) { FreezeOverride(&$0) }
    }
}

extension FreezeOverride {
    static let columns = """
        o.id, o.freeze_id, o.service_id, o.reason, o.requested_at, o.requested_by, o.confirmed_at, o.withdrawn_at, o.used_at
        """

    init(_ columns: inout Columns) {
        self.init(
            id: columns.id(), freezeID: columns.id(), serviceID: columns.id(), reason: columns.text(),
            requestedAt: columns.date(), requestedBy: columns.id(), confirmedAt: columns.optionalDate(),
            withdrawnAt: columns.optionalDate(), usedAt: columns.optionalDate())
    }
}
