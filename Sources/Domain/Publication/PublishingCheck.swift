/// What stands between a postmortem and its readers.
package struct PublishingCheck: Equatable, Sendable {
    /// Who has read it.
    package enum Review: Equatable, Sendable {
        case approved
        /// Nobody else has an account, or a command brings what was reviewed elsewhere.
        case notPossible
        /// It was published before; its readers see every revision with what changed in it.
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

    /// A section in which two people rewrote the same words and nobody has chosen yet.
    package struct FlaggedSection: Equatable, Sendable {
        package let slug: String
        package let title: String
        package let count: Int

        package init(slug: String, title: String, count: Int) {
            self.slug = slug
            self.title = title
            self.count = count
        }
    }

    package var sections: [PostmortemSection]
    package var flagged: [FlaggedSection]
    package var blocking: [BlockingThread]
    package var review: Review

    package init(
        sections: [PostmortemSection], flagged: [FlaggedSection] = [], blocking: [BlockingThread] = [],
        review: Review = .approved
    ) {
        self.sections = sections
        self.flagged = flagged
        self.blocking = blocking
        self.review = review
    }

    /// All of them, each with the id of what it is about; empty when it can be published.
    package var problems: [Refusal.Problem] {
        var problems = sections.filter { $0.isRequired && !$0.isWritten }.map {
            Refusal.Problem(field: "section-\($0.slug)", "\($0.title) is required and still empty.")
        }
        problems += flagged.map { section in
            let words = section.count == 1 ? "a place" : "\(section.count) places"
            return .init(
                field: "section-\(section.slug)",
                "\(section.title) has \(words) that two people rewrote. Choose what stays.")
        }
        problems += blocking.map {
            .init(field: $0.id.anchor, "A comment on \($0.sectionTitle) is marked as blocking. Resolve it first.")
        }
        if review == .missing {
            problems.append(.init(field: "review", "Nobody has approved this text. Ask somebody to review it."))
        }
        return problems
    }

    /// - Throws: ``Refusal`` with all of them.
    package func requireNothing() throws(Refusal) {
        let problems = problems
        if !problems.isEmpty { throw Refusal(problems) }
    }
}
