import Foundation

/// A pre-mortem before a launch that begins with "this went badly wrong; what happened?" and ends in a decision.
package struct Premortem: Equatable, Sendable {
    package let id: ID<Premortem>
    package var title: String
    /// Markdown that people read before they write: what is planned, or a link to it. The plan of the launch is shown
    /// besides.
    package var plan: String
    package var launchID: ID<Launch>?
    /// A copy of the template it was started from, so that later changes to the template do not affect it.
    package var script: PremortemScript
    package var anonymity: Anonymity
    package var pace: Pace
    package var phase: PremortemPhase
    package var phaseSince: Date
    /// The end of this phase's time. Nothing closes automatically at that time.
    package var endsAt: Date?
    package var facilitatorID: ID<Person>?
    package var joinCode: JoinCode
    package var allowsGuests: Bool
    /// The number of dots that each participant has.
    package var dots: Int
    package var lookBackOn: Day?
    package var decision: LaunchDecision?
    package var decisionNote: String
    package var decidedAt: Date?
    package var closedAt: Date?
    package var lookedBackAt: Date?
    package var lookBackNote: String
    package var version: Int
    /// Whether only the people and teams that it names see it.
    package var isPrivate: Bool

    package init(
        id: ID<Premortem>, title: String, launchID: ID<Launch>?, script: PremortemScript, anonymity: Anonymity,
        pace: Pace, phase: PremortemPhase, phaseSince: Date, endsAt: Date?, facilitatorID: ID<Person>?,
        joinCode: JoinCode, allowsGuests: Bool, dots: Int, lookBackOn: Day?, decision: LaunchDecision?,
        decisionNote: String, decidedAt: Date?, closedAt: Date?, lookedBackAt: Date?, lookBackNote: String,
        version: Int,
        plan: String = "", isPrivate: Bool = false
    ) {
        self.id = id
        self.title = title
        self.plan = plan
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
        self.isPrivate = isPrivate
    }

    package var key: Key { id.key }

    /// Whether somebody else may take over as facilitator.
    ///
    /// - Parameter lastSeen: the last time the facilitator was active, as far as is known.
    package func canBeTakenOver(lastSeen: Date, at now: Date) -> Bool {
        !phase.isOver && now.timeIntervalSince(max(lastSeen, phaseSince)) > pace.patience
    }

    package static let dotsAllowed = 1...20
    /// The longest card in characters: a thought, not an essay.
    package static let longestCard = 1_000
    /// More than anybody writes; only a faulty script would reach it.
    package static let mostCardsEach = 50
    package static let mostParticipants = 500
    /// Fewer than there is room for, so that whoever has the code keeps nobody with an account out.
    package static let mostGuests = 300
    package static let mostCardsOfGuest = 20
    /// Of all guests together: more than a room full of people writes, and still a page that can be read.
    package static let mostCardsOfGuests = 1_000
}

extension ID where Entity == Premortem {
    package var key: Key { Key(.premortem, rawValue) }
}
