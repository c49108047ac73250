/// What somebody who gives no name writes about a near miss.
package struct NearMissReport: Equatable, Sendable {
    package let title: String
    /// Markdown.
    package let text: String
    package let services: Set<ID<Service>>

    /// - Throws: ``Refusal`` for the fields `title` and `text`.
    package init(title: String, text: String, services: Set<ID<Service>> = []) throws(Refusal) {
        var problems = Problems()
        let line = problems.checking { () throws(Refusal) in try Incident.title(title) }
        let paragraphs = problems.checking { () throws(Refusal) in
            try Text.paragraphs(
                text, field: "text", called: "what happened", atMost: Text.Limit.text, required: true)
        }
        try problems.throwIfAny()
        self.title = line ?? ""
        self.text = paragraphs ?? ""
        self.services = services
    }
}

/// What the reporter of a near miss and those who handle it have said to each other, without the reporter's name.
package struct NearMissThread: Equatable, Sendable {
    /// How often a reporter may add something, so that whoever has a code cannot fill the database.
    package static let mostAdditions = 20

    package struct Note: Equatable, Sendable {
        /// Markdown.
        package let text: String
        /// In UTC. Nothing finer is stored.
        package let day: Day
        /// Who answered; nil for the words of the reporter.
        package let answeredBy: String?
        package let isAnswer: Bool

        package init(text: String, day: Day, answeredBy: String?, isAnswer: Bool) {
            self.text = text
            self.day = day
            self.answeredBy = answeredBy
            self.isAnswer = isAnswer
        }
    }

    package let incident: ID<Incident>
    /// The report as it was sent, then additions and answers in their order.
    package let notes: [Note]
    /// Whether the reporter can add something: not while the incident is in the bin.
    package let isOpen: Bool

    package init(incident: ID<Incident>, notes: [Note], isOpen: Bool) {
        self.incident = incident
        self.notes = notes
        self.isOpen = isOpen
    }
}
