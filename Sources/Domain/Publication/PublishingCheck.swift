/// The conditions that a postmortem must meet before it can be published.
package struct PublishingCheck: Equatable, Sendable {
    /// Whether somebody has reviewed it.
    package enum Review: Equatable, Sendable {
        case approved
        /// Nobody else can sign in, or a command imports a postmortem that was reviewed elsewhere: no review is needed.
        case notPossible
        /// It was published before; readers see every revision and what changed.
        case publishedBefore
        case notRequested
        /// The only reviewer is the only author.
        case onlyByItsAuthor
        /// The names of the reviewers who have not decided about the present text.
        case waiting([String])
        /// The names of the reviewers who requested changes.
        case changesRequested([String])

        /// The work that is left, or nil if there is none.
        package var sentence: String? {
            switch self {
            case .approved, .notPossible, .publishedBefore: nil
            case .notRequested: "No review has been requested. Choose who should read it."
            case .onlyByItsAuthor:
                "The only author cannot be the only reviewer. Ask somebody who did not write it."
            case .waiting(let names):
                "\(listed(names)) \(names.count == 1 ? "has" : "have") not approved this text yet."
            case .changesRequested(let names): "\(listed(names)) requested changes."
            }
        }
    }

    /// A thread that somebody marked as blocking and nobody has resolved.
    package struct BlockingThread: Equatable, Sendable {
        package let id: ID<CommentThread>
        package let sectionTitle: String

        package init(id: ID<CommentThread>, sectionTitle: String) {
            self.id = id
            self.sectionTitle = sectionTitle
        }
    }

    package var outline: PostmortemOutline
    /// Passages that two people rewrote and nobody has resolved.
    package var flags: [SectionFlag]
    package var blocking: [BlockingThread]
    package var review: Review

    package init(
        _ outline: PostmortemOutline, flags: [SectionFlag] = [], blocking: [BlockingThread] = [],
        review: Review = .approved
    ) {
        self.outline = outline
        self.flags = flags
        self.blocking = blocking
        self.review = review
    }

    /// All unmet conditions, each with the name of the part it is about; empty if the postmortem can be published.
    package var problems: [Refusal.Problem] {
        var problems = outline.missing.map(\.section).map {
            Refusal.Problem(field: "section-\($0.slug)", "\($0.title) is required but still empty.")
        }
        problems += flags.map {
            .init(
                field: "flag-\($0.id)",
                "\($0.sectionTitle) has a passage that two people changed. Choose what it says.")
        }
        problems += blocking.map {
            .init(field: $0.id.name, "A comment on \($0.sectionTitle) is marked as blocking. Resolve it first.")
        }
        if let sentence = review.sentence { problems.append(.init(field: "review", sentence)) }
        return problems
    }

    /// - Throws: ``Refusal`` with all unmet conditions.
    package func requireNothing() throws(Refusal) {
        let problems = problems
        if !problems.isEmpty { throw Refusal(problems) }
    }
}
