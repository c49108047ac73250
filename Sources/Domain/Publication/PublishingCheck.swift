/// The conditions that a postmortem must meet before it can be published.
package struct PublishingCheck: Equatable, Sendable {
    /// Whether somebody has reviewed it.
    package enum Review: Equatable, Sendable {
        case approved
        /// Nobody else has an account, or a command imports a postmortem that was reviewed elsewhere.
        case notPossible
        /// It was published before; readers see every revision and what changed.
        case publishedBefore
        case missing
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

    package var sections: [PostmortemSection]
    /// Passages that two people rewrote and nobody has resolved.
    package var flags: [SectionFlag]
    package var blocking: [BlockingThread]
    package var review: Review

    package init(
        sections: [PostmortemSection], flags: [SectionFlag] = [], blocking: [BlockingThread] = [],
        review: Review = .approved
    ) {
        self.sections = sections
        self.flags = flags
        self.blocking = blocking
        self.review = review
    }

    /// All unmet conditions, each with the name of the part it is about; empty if the postmortem can be published.
    package var problems: [Refusal.Problem] {
        var problems = sections.filter { $0.isRequired && !$0.isWritten }.map {
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
        if review == .missing {
            problems.append(.init(field: "review", "Nobody has approved this text. Ask somebody to review it."))
        }
        return problems
    }

    /// - Throws: ``Refusal`` with all unmet conditions.
    package func requireNothing() throws(Refusal) {
        let problems = problems
        if !problems.isEmpty { throw Refusal(problems) }
    }
}
