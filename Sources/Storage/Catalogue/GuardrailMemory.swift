import Domain
import Foundation
import Synchronization

/// The words of all guardrails, kept in memory so that a finding is compared with ten thousand of them within
/// milliseconds. Each time it is asked it reads what was added or changed since the time before.
package final class GuardrailMemory: Sendable {
    private struct State {
        var index = GuardrailIndex()
        var versions: [ID<Guardrail>: Int] = [:]
        var lastID: Int64 = 0
        var lastChange: Int64 = 0
    }

    private let state = Mutex(State())

    package init() {}

    /// - Returns: guardrails by their words, the best first; some may be deleted by now.
    func matches(
        for finding: FindingContext, _ vocabulary: Vocabulary, in reading: Reading, atMost limit: Int
    ) throws -> [GuardrailMatch] {
        try state.withLock { state in
            if state.index.isWorn { state = State() }
            for (text, version, changed) in try reading.guardrailTexts(above: state.lastID, since: state.lastChange) {
                state.lastID = max(state.lastID, text.id.rawValue)
                state.lastChange = max(state.lastChange, changed)
                if state.versions.updateValue(version, forKey: text.id) != version { state.index.add(text, vocabulary) }
            }
            return state.index.matches(for: finding, vocabulary, atMost: limit)
        }
    }
}

extension Reading {
    /// Guardrails that are new or were changed, whoever may see them: nothing of it is shown without being asked for
    /// again.
    fileprivate func guardrailTexts(
        above id: Int64, since instant: Int64
    ) throws -> [(text: GuardrailIndex.Text, version: Int, changed: Int64)] {
        let columns = "g.id, g.name, g.statement, g.version, g.updated_at"
        return try rows(
            """
            SELECT \(columns) FROM guardrail AS g WHERE g.id > ?1
            UNION SELECT \(columns) FROM guardrail AS g WHERE g.updated_at >= ?2 AND ?1 > 0
            """, [id, instant]
        ) {
            (GuardrailIndex.Text(id: $0.id(), name: $0.text(), statement: $0.text()), $0.int(), $0.int64())
        }
    }
}
