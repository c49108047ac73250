import Domain
import Foundation

@testable import Storage

/// Every question that can be asked about what incidents leave behind, each with an answer in the ``Story``.
let allReadings: [NamedReading] =
    incidentReadings + learningReadings + guardrailReadings + documentReadings + reviewReadings + liveReadings
    + freezeReadings + launchReadings + premortemReadings

private let incidentReadings: [NamedReading] = [
    NamedReading("incident") { try $0.incident($1.incident).map { _ in 1 } ?? 0 },
    NamedReading("version") { reading, story in try editable(story).compactMap { try reading.version(of: $0) }.count },
    NamedReading("lastChange") { reading, story in
        try editable(story).compactMap { try reading.lastChange(of: $0, since: 0) }.count
    },
    NamedReading("incidentSummary") { try $0.incidentSummary($1.incident).map { _ in 1 } ?? 0 },
    NamedReading("incidentDossier") { try $0.incidentDossier($1.incident).map { _ in 1 } ?? 0 },
    NamedReading("incidents") { reading, _ in try reading.incidents(IncidentQuery()).count },
    NamedReading("incidentsOngoing") { reading, _ in try reading.incidentsOngoing(atMost: 10).count },
    NamedReading("times") { try $0.times(of: $1.incident).marks.count },
    NamedReading("impacts") { try $0.impacts(of: $1.incident).count },
    NamedReading("roles") { try $0.roles(of: $1.incident).count },
    NamedReading("services (incident)") { try $0.services(of: $1.incident).count },
    NamedReading("timeline") { try $0.timeline(of: $1.incident).count },
    NamedReading("timelineEvent") { try $0.timelineEvent($1.event).map { _ in 1 } ?? 0 },
    NamedReading("revisions (event)") { try $0.revisions(of: $1.event).count },
    NamedReading("image") { try $0.image($1.image).map { _ in 1 } ?? 0 },
    NamedReading("imageBytes") { try $0.imageBytes($1.image)?.count ?? 0 },
    NamedReading("images") { try $0.images(ofIncident: $1.incident).count },
    NamedReading("completions (incident)") { try $0.completions(.incident, "1", near: $1.incident).count },
    NamedReading("history (incident)") { try $0.history(of: $1.incident).count },
]

private let learningReadings: [NamedReading] = [
    NamedReading("finding") { try $0.finding($1.finding).map { _ in 1 } ?? 0 },
    NamedReading("findings") { try $0.findings(ofIncident: $1.incident).count },
    NamedReading("findingDossier") { try $0.findingDossier($1.finding).map { _ in 1 } ?? 0 },
    NamedReading("quotation (finding)") { try $0.quotation(in: $1.finding).map { _ in 1 } ?? 0 },
    NamedReading("completions (followUp)") { try $0.completions(.followUp, "1", near: $1.incident).count },
    NamedReading("history (finding)") { try $0.history(of: $1.finding).count },
    NamedReading("followUp") { try $0.followUp($1.followUp).map { _ in 1 } ?? 0 },
    NamedReading("followUpDossier") { try $0.followUpDossier($1.followUp).map { _ in 1 } ?? 0 },
    NamedReading("followUps (incident)") { try $0.followUps(ofIncident: $1.incident).count },
    NamedReading("followUps (query)") { reading, _ in try reading.followUps(FollowUpQuery()).count },
    NamedReading("history (followUp)") { try $0.history(of: $1.followUp).count },
    NamedReading("guardrailsBuilt") { try $0.guardrailsBuilt(byFollowUpsOf: $1.incident).count },
    NamedReading("guardrailsLinked") { try $0.guardrailsLinked(toIncident: $1.incident).count },
]

private let guardrailReadings: [NamedReading] = [
    NamedReading("gaps") { try $0.gaps(of: $1.guardrail).count },
    NamedReading("guardrail (id)") { try $0.guardrail($1.guardrail).map { _ in 1 } ?? 0 },
    NamedReading("guardrail (link)") { try $0.guardrail(ofLink: $1.link).map { _ in 1 } ?? 0 },
    NamedReading("guardrailDossier") { try $0.guardrailDossier($1.guardrail).map { _ in 1 } ?? 0 },
    NamedReading("storedTemplates") { reading, _ in try reading.storedTemplates(.postmortem).count },
    NamedReading("storedTemplate") { reading, _ in
        try reading.storedTemplate(.postmortem, "guardrail-first").map { _ in 1 } ?? 0
    },
    NamedReading("revisions (template)") { reading, _ in try reading.revisions(of: ID<Template>(1)).count },
    NamedReading("history (template)") { reading, _ in try reading.history(of: ID<Template>(1)).count },
    NamedReading("picks") { reading, _ in try reading.picks(.guardrail).count },
    NamedReading("picks (typed)") { reading, _ in try reading.picks(.guardrail, typed: PickedText("row")).count },
    NamedReading("picks (people)") { reading, _ in try reading.picks(.person, typed: PickedText("bo")).count },
    NamedReading("picks (services)") { reading, _ in try reading.picks(.service).count },
    NamedReading("pick") { try $0.pick(.guardrail, $1.guardrail.rawValue).map { _ in 1 } ?? 0 },
    NamedReading("answer") { reading, _ in
        try reading.answer(to: PickedText("row count"), .guardrail) == .nobody ? 0 : 1
    },
    NamedReading("guardrailChoices") { reading, _ in try reading.guardrailChoices().count },
    NamedReading("guardrailsToMend") { reading, _ in
        try reading.guardrailsToMend(at: Office.morning.after(days: 3_650), atMost: 5).count
    },
    NamedReading("register") { reading, _ in try reading.register(GuardrailQuery(), at: Office.morning).count },
    NamedReading("services (guardrail)") { try $0.services(of: $1.guardrail).count },
    NamedReading("evidence") { try $0.evidence(of: $1.guardrail).count },
    NamedReading("coverage") { reading, _ in
        try reading.coverage(CoverageQuery(), at: Office.morning).services.count
    },
    NamedReading("coverage (of a team)") { reading, _ in
        try reading.coverage(CoverageQuery(team: "platform"), at: Office.morning).services.count
    },
    NamedReading("coverageCell") { try $0.coverageCell($1.guardrail, $1.ledger).map { _ in 1 } ?? 0 },
    NamedReading("servicesLacking") { try $0.servicesLacking($1.guardrail).count },
    NamedReading("servicesLackingCount") { try $0.servicesLackingCount($1.guardrail, LackingQuery()) },
    NamedReading("plannedGapFollowUps") { try $0.plannedGapFollowUps($1.guardrail, for: [$1.ledger]).count },
    NamedReading("history (guardrail)") { try $0.history(of: $1.guardrail).count },
]

private let documentReadings: [NamedReading] = [
    NamedReading("exportablePostmortems") { reading, _ in try reading.exportablePostmortems(withDrafts: true).count },
    NamedReading("exportablePostmortems (page)") { reading, _ in
        try reading.exportablePostmortems(IncidentQuery(), withDrafts: true).items.count
    },
    NamedReading("exportablePostmortems (query)") { reading, _ in
        try reading.exportablePostmortems(ofAll: IncidentQuery(), withDrafts: true).count
    },
    NamedReading("exportableGuardrails") { reading, _ in try reading.exportableGuardrails().count },
    NamedReading("exportableFollowUps") { reading, _ in try reading.exportableFollowUps().count },
    NamedReading("postmortem") { try $0.postmortem(of: $1.incident).map { _ in 1 } ?? 0 },
    NamedReading("postmortemDocument") { try $0.postmortemDocument(of: $1.incident).map { _ in 1 } ?? 0 },
    NamedReading("section") { try $0.section($1.section).map { _ in 1 } ?? 0 },
    NamedReading("revisions (section)") { try $0.revisions(of: $1.section).count },
    NamedReading("text") { try $0.text(of: $1.section, at: 2).map { _ in 1 } ?? 0 },
    NamedReading("revisionHeads") { try $0.revisionHeads(of: $1.section).count },
    NamedReading("publishedPostmortems") { reading, _ in try reading.publishedPostmortems(atMost: 10).count },
    NamedReading("wordingDismissals (place)") {
        try $0.wordingDismissals(at: .section($1.section)).count { $0.place != nil }
    },
    NamedReading("wordingDismissals (incident)") { try $0.wordingDismissals(ofIncident: $1.incident).count },
    NamedReading("wordingDismissals") { reading, _ in try reading.wordingDismissals().count },
    NamedReading("incident (place)") { try $0.incident(of: .section($1.section)).isVisible ? 1 : 0 },
    NamedReading("nameablePeople") { try $0.nameablePeople(of: $1.incident).mentions(in: "Then Alma Berg").count },
    NamedReading("search") { reading, _ in try reading.search(SearchTerms("rows")).count },
]

private let reviewReadings: [NamedReading] = [
    NamedReading("readersDocument") { try $0.readersDocument(of: $1.incident).map { _ in 1 } ?? 0 },
    NamedReading("documentRevisions") { reading, _ in try reading.documentRevisions(of: ID(1)).count },
    NamedReading("sections (revision)") { reading, _ in
        let revision = DocumentRevision(
            id: ID(1), number: 1, frozenAt: Office.morning, sections: SectionRevisions([:]))
        return try reading.sections(of: ID(1), at: revision).count
    },
    NamedReading("publications") { reading, _ in try reading.publications(of: ID(1)).count },
    NamedReading("review") { reading, story in
        let postmortem = Postmortem(
            id: ID(1), incidentID: story.incident, state: .published, template: "", createdAt: Office.morning)
        let document = PostmortemDocument(postmortem: postmortem, sections: [], authors: [], lastLiveEvent: 0)
        return try reading.review(of: document).map { _ in 1 } ?? 0
    },
    NamedReading("postmortemStep") { try $0.postmortemStep(of: $1.incident) == .start ? 0 : 1 },
    NamedReading("peopleToReview") { reading, _ in try reading.peopleToReview().count },
    NamedReading("reviewers") { reading, _ in try reading.reviewers(of: ID(1)).count },
    NamedReading("reviewDecisions") { reading, _ in try reading.reviewDecisions(of: ID<Postmortem>(1)).count },
    NamedReading("commentThreads") { reading, _ in try reading.commentThreads(of: ID(1)).count },
    NamedReading("comment") { reading, _ in try reading.comment(ID(1)).map { _ in 1 } ?? 0 },
    NamedReading("revisions (comment)") { reading, _ in try reading.revisions(of: ID<Comment>(1)).count },
    NamedReading("meeting") { reading, _ in try reading.meeting(of: ID(1)).map { _ in 1 } ?? 0 },
    NamedReading("incident (meeting)") { reading, _ in
        try reading.incident(ofMeeting: ID(1)).map { _ in 1 } ?? 0
    },
    NamedReading("meetingsAhead") { reading, story in
        try reading.meetingsAhead(of: story.office.bo, at: Office.morning, atMost: 9).count
    },
    NamedReading("peopleBehindRoles") { try $0.peopleBehindRoles(of: $1.incident).count },
]

private let liveReadings: [NamedReading] = [
    NamedReading("follows") { try $0.follows(.postmortem($1.incident)) ? 1 : 0 },
    NamedReading("lastLiveEvent") { reading, _ in try reading.lastLiveEvent() > 0 ? 1 : 0 },
    NamedReading("liveNews") { try $0.liveNews(of: [.postmortem($1.incident)], after: 0).events.count },
    NamedReading("agenda") { reading, _ in
        try reading.agenda(AgendaQuery(now: Office.morning.after(days: 100), today: Day(daysSince1970: 20_700)))
            .map(\.count).reduce(0, +)
    },
    NamedReading("guardrailReviewTrends") { reading, _ in
        let trends = try reading.guardrailReviewTrends(
            AgendaQuery(now: Office.morning.after(days: 1), today: Day(daysSince1970: 20_487)))
        return trends.months.map { $0.findings + $0.incidents + $0.guardrails }.reduce(0, +)
            + trends.ages.values.reduce(0, +) + trends.strengths.values.reduce(0, +)
    },
    NamedReading("plannedFollowUpChanges") { reading, story in
        try reading.plannedFollowUpChanges(FollowUpAlteration(owner: .set(story.office.alma)), of: [story.followUp])
            .count
    },
]

private let freezeReadings: [NamedReading] = [
    NamedReading("freeze") { try $0.freeze($1.freeze).map { _ in 1 } ?? 0 },
    NamedReading("freezesInForce") { reading, _ in try reading.freezesInForce(at: Office.morning).count },
    NamedReading("freezesScheduled") { reading, _ in try reading.freezesScheduled(at: Office.morning).count },
    NamedReading("freezesOver") { reading, _ in try reading.freezesOver(at: Office.morning, page: 1).count },
    NamedReading("freezes") { try $0.freezes(ofIncident: $1.incident).count },
    NamedReading("freezeDossier") { try $0.freezeDossier($1.freeze).map { _ in 1 } ?? 0 },
    NamedReading("freezeOverride") { try $0.freezeOverride($1.override).map { _ in 1 } ?? 0 },
    NamedReading("freezeQuestion") { reading, _ in
        try reading.freezeQuestion(service: "ledger", at: Office.morning).map { _ in 1 } ?? 0
    },
    NamedReading("history (freeze)") { try $0.history(of: $1.freeze).count },
]

private func editable(_ story: Story) -> [AuditEntry.Subject] {
    [
        .incident(story.incident), .timelineEvent(story.event), .finding(story.finding), .guardrail(story.guardrail),
        .followUp(story.followUp), .launch(story.launch), .premortem(story.premortem),
    ]
}
