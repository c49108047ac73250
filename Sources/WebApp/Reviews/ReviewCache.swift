import Domain
import Foundation
import Storage
import Synchronization

/// Keeps the answers to what is costly to ask and asked often, for as long as nothing has changed: an agenda looks at every
/// follow-up and guardrail there is. Nobody is given what was read for somebody else.
final class ReviewCache: Sendable {
    struct Question: Hashable, Sendable {
        let asker: Asker
        let query: AgendaQuery
        let withTrends: Bool
    }

    private struct Answer: Sendable {
        let generation: Int
        let dossier: ReviewDossier
    }

    private static let most = 32
    private let answers = Mutex<[Question: Answer]>([:])

    /// - Parameter generation: of the store, taken before anything is read.
    func dossier(
        _ question: Question, generation: Int, read: () async throws -> ReviewDossier
    ) async throws -> ReviewDossier {
        let kept = answers.withLock { $0[question] }
        if let kept, kept.generation == generation { return kept.dossier }
        let dossier = try await read()
        answers.withLock { answers in
            answers = answers.filter { $0.value.generation == generation }
            if answers.count >= ReviewCache.most { answers.removeAll() }
            answers[question] = Answer(generation: generation, dossier: dossier)
        }
        return dossier
    }
}

/// The agenda of a review, and how things develop.
struct ReviewDossier: Sendable {
    let parts: [AgendaPart]
    /// Nil where they are not shown.
    let trends: ReviewTrends?
}

extension Visit {
    func reviewDossier(_ query: AgendaQuery, withTrends: Bool) async throws -> ReviewDossier {
        let generation = app.store.generation
        let question = ReviewCache.Question(asker: asker, query: query, withTrends: withTrends)
        return try await app.reviewCache.dossier(question, generation: generation) {
            try await read { reading in
                ReviewDossier(
                    parts: try reading.agenda(query), trends: withTrends ? try reading.reviewTrends(query) : nil)
            }
        }
    }
}

extension Date {
    var toTheMinute: Date { Date(timeIntervalSince1970: (timeIntervalSince1970 / 60).rounded(.down) * 60) }
}
