import Foundation

/// The decision of a sitting about one item on its agenda, modelled on the practice of safety boards.
package enum Verdict: String, CaseIterable, Sendable {
    case acceptable
    case acceptableAlternative = "acceptable_alternative"
    case unacceptable
    case noLongerApplicable = "no_longer_applicable"
    case superseded
    case awaitingResponse = "awaiting_response"

    package var label: String {
        switch self {
        case .acceptable: "Good enough"
        case .acceptableAlternative: "Solved another way"
        case .unacceptable: "Not good enough"
        case .noLongerApplicable: "No longer needed"
        case .superseded: "Replaced"
        case .awaitingResponse: "Waiting for an answer"
        }
    }

    package var help: String {
        switch self {
        case .acceptable: "Enough is in place or under way."
        case .acceptableAlternative: "Something other than what was asked for works as well."
        case .unacceptable: "It cannot stay as it is; the note says what has to happen."
        case .noLongerApplicable: "The danger is gone, for instance with the service."
        case .superseded: "Something else has replaced it."
        case .awaitingResponse: "Somebody was asked and has not answered."
        }
    }
}

/// A verdict given in a sitting, with its note and the day on which the item returns.
package struct GivenVerdict: Equatable, Sendable {
    package let id: ID<GivenVerdict>
    package let sittingID: ID<Sitting>
    /// The slug of the question of the agenda.
    package let question: String
    package let subject: AgendaSubject
    package let verdict: Verdict
    package let note: String
    package let nextDay: Day?
    /// The facts of the item when the verdict was given.
    package let facts: String
    package let givenAt: Date
    package let givenBy: String

    package init(
        id: ID<GivenVerdict>, sittingID: ID<Sitting>, question: String, subject: AgendaSubject, verdict: Verdict,
        note: String, nextDay: Day?, facts: String, givenAt: Date, givenBy: String
    ) {
        self.id = id
        self.sittingID = sittingID
        self.question = question
        self.subject = subject
        self.verdict = verdict
        self.note = note
        self.nextDay = nextDay
        self.facts = facts
        self.givenAt = givenAt
        self.givenBy = givenBy
    }
}
