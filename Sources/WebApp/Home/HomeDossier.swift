import Domain
import Foundation
import Storage

struct HomeDossier: Sendable {
    /// The most rows of the viewer's own follow-ups.
    static let mostOwn = 10
    /// The most rows of each kind that anybody can do something about.
    static let mostShared = 5

    let ongoing: [IncidentSummary]
    let freezes: [FreezeSummary]
    let mine: [FollowUpSummary]
    /// Guardrails that failed, were bypassed, or have an overdue proof.
    let toMend: [GuardrailSummary]
    /// Incidents that are over and not closed.
    let aftermaths: [IncidentAftermath]
    let meetings: [MeetingAhead]
    let reviews: [AskedReview]
    let drafts: [UnfinishedPostmortem]
    let sittings: [Sitting]
    let published: [PublishedPostmortem]
    let premortems: [PremortemSummary]
    let launches: [LaunchSummary]
    let unmet: [UnmetCondition]
    let toLookBack: [PremortemSummary]
    /// The risks that the viewer accepted and whose day to look again has come.
    let accepted: [Risk]
    /// Levels of the viewer that end soon.
    let endingGrants: [GrantSummary]
    /// Requests for a level that wait for the viewer.
    let grantRequests: [GrantSummary]
    /// Looks of administrators at private records that name the viewer, of the last week.
    let glass: [RecentGlass]
    /// Reports without a name that wait for somebody like the viewer.
    let nearMisses: [WaitingNearMiss]
    let isEmpty: Bool

    init(_ reading: Reading, viewer: ID<Person>, now: Date, today: Day) throws {
        freezes = try reading.freezesInForce(at: now)
        ongoing = try reading.incidentsOngoing(atMost: 10)
        mine = try reading.followUps(
            FollowUpQuery(states: [.committed, .inProgress], owner: viewer), atMost: HomeDossier.mostOwn + 1)
        toMend = try reading.guardrailsToMend(at: now, atMost: HomeDossier.mostShared + 1)
        aftermaths = try reading.incidentAftermaths(atMost: HomeDossier.mostShared + 1)
        meetings = try reading.meetingsAhead(of: viewer, at: now, atMost: 10)
        reviews = try reading.reviewsAsked(of: viewer, atMost: 10)
        drafts = try reading.unfinishedPostmortems(by: viewer, atMost: 5)
        sittings = try reading.openSittings(startedBy: viewer)
        published = try reading.publishedPostmortems(atMost: 8)
        premortems = try reading.premortemsGoingOn(for: viewer)
        launches = try reading.launchesAhead(today: today, atMost: 8)
        unmet = try reading.conditionsNotMet(today: today, atMost: 20)
        toLookBack = try reading.premortemsToLookBack(today: today)
        accepted = try reading.acceptedRisksDue(today: today).filter { $0.acceptance?.personID == viewer }
        endingGrants = try reading.ownGrants().filter { $0.grant.endsSoon(at: now) }
        grantRequests = try reading.grantRequests(at: now).filter { $0.grant.personID != viewer }
        glass = try reading.glassBroken(since: now.addingTimeInterval(-BrokenGlass.pointedOut))
        nearMisses = try reading.nearMissReportsWaiting(atMost: HomeDossier.mostShared)
        isEmpty =
            try ongoing.isEmpty && published.isEmpty && launches.isEmpty && reading.premortems().items.isEmpty
            && reading.incidents(IncidentQuery(), atMost: 1).isEmpty
    }
}
