import Foundation

/// A session before a launch that begins with "this went badly wrong; what happened?" and ends in a decision.
package struct Premortem: Equatable, Sendable {
    package let id: ID<Premortem>
    package var title: String
    package var launchID: ID<Launch>?
    /// The template it was started from, copied: a template that changes later changes no session.
    package var script: PremortemScript
    package var anonymity: Anonymity
    package var pace: Pace
    package var phase: PremortemPhase
    package var phaseSince: Date
    /// When the time of this phase is up. Nothing closes by itself then.
    package var endsAt: Date?
    package var facilitatorID: ID<Person>?
    package var joinCode: JoinCode
    package var allowsGuests: Bool
    /// How many dots each participant has.
    package var dots: Int
    package var lookBackOn: Day?
    package var decision: LaunchDecision?
    package var decisionNote: String
    package var decidedAt: Date?
    package var closedAt: Date?
    package var lookedBackAt: Date?
    package var lookBackNote: String
    package var version: Int

    package init(
        id: ID<Premortem>, title: String, launchID: ID<Launch>?, script: PremortemScript, anonymity: Anonymity,
        pace: Pace, phase: PremortemPhase, phaseSince: Date, endsAt: Date?, facilitatorID: ID<Person>?,
        joinCode: JoinCode, allowsGuests: Bool, dots: Int, lookBackOn: Day?, decision: LaunchDecision?,
        decisionNote: String, decidedAt: Date?, closedAt: Date?, lookedBackAt: Date?, lookBackNote: String, version: Int
    ) {
        self.id = id
        self.title = title
        self.launchID = launchID
        self.script = script
        self.anonymity = anonymity
        self.pace = pace
        self.phase = phase
        self.phaseSince = phaseSince
        self.endsAt = endsAt
        self.facilitatorID = facilitatorID
        self.joinCode = joinCode
        self.allowsGuests = allowsGuests
        self.dots = dots
        self.lookBackOn = lookBackOn
        self.decision = decision
        self.decisionNote = decisionNote
        self.decidedAt = decidedAt
        self.closedAt = closedAt
        self.lookedBackAt = lookedBackAt
        self.lookBackNote = lookBackNote
        self.version = version
    }

    package var key: Key { id.key }

    /// Whether somebody else may take over from the facilitator.
    ///
    /// - Parameter lastSeen: when the facilitator was there last, as far as it is known.
    package func canBeTakenOver(lastSeen: Date, at now: Date) -> Bool {
        !phase.isOver && now.timeIntervalSince(max(lastSeen, phaseSince)) > pace.patience
    }

    package static let dotsAllowed = 1...20
    /// Of one card, in bytes: a thought, not an essay.
    package static let longestCard = 1_000
    /// Nobody has this many thoughts; a script that went wrong has.
    package static let mostCardsEach = 50
    package static let mostParticipants = 500
}

extension ID where Entity == Premortem {
    package var key: Key { Key(.premortem, rawValue) }
}

/// Somebody who takes part in a session: a person with an account, or a guest with a display name.
package struct Participant: Hashable, Sendable {
    package let id: ID<Participant>
    package let personID: ID<Person>?
    package let name: String

    package init(id: ID<Participant>, personID: ID<Person>?, name: String) {
        self.id = id
        self.personID = personID
        self.name = name
    }

    package var isGuest: Bool { personID == nil }

    /// Seconds for which a guest's browser opens the session.
    package static let guestsStay: Double = 30 * 86_400
}

/// One thought of one person.
package struct Card: Equatable, Sendable {
    package let id: ID<Card>
    package let text: String
    /// The name of the prompt it answers, or empty.
    package let prompt: String
    /// Nil where the session does not say, or not yet.
    package let author: String?
    package let isMine: Bool
    package let isWithdrawn: Bool
    package let riskID: ID<Risk>?

    package init(
        id: ID<Card>, text: String, prompt: String, author: String?, isMine: Bool, isWithdrawn: Bool,
        riskID: ID<Risk>?
    ) {
        self.id = id
        self.text = text
        self.prompt = prompt
        self.author = author
        self.isMine = isMine
        self.isWithdrawn = isWithdrawn
        self.riskID = riskID
    }
}
