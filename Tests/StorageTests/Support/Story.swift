import Domain
import Foundation
import ImageFiles

@testable import Storage

/// An office in which something has happened: a cleanup job deleted live rows of the ledger, Bo declared it, the
/// finding asked for a guardrail, a follow-up built it for one of the two services, a drill proved it, and the
/// postmortem is published. Everything that can be read is there once.
struct Story {
    let office: Office
    let incident: ID<Incident>
    /// Declared after it and left alone.
    let other: ID<Incident>
    let event: ID<TimelineEvent>
    let finding: ID<Finding>
    let guardrail: ID<Guardrail>
    let followUp: ID<FollowUp>
    /// The guardrail was added by the follow-up.
    let link: ID<GuardrailLink>
    let section: ID<PostmortemSection>
    /// Alma's, on a passage of the section; open, and not blocking.
    let thread: ID<CommentThread>
    let image: ID<Image>
    let ledger: ID<Service>
    let platform: ID<Team>
    /// Of the ledger, in force from the morning on for eight hours.
    let freeze: ID<Freeze>
    /// Asked for by Alma: one deployment of the ledger.
    let override: ID<FreezeOverride>
    /// Has asked once.
    let token: ID<APIToken>
    let launch: ID<Launch>
    /// Closed: its one risk was answered, and was the incident.
    let premortem: ID<Premortem>
    let risk: ID<Risk>
    /// With names, in the phase of writing, with two cards of Bo.
    let session: ID<Premortem>
    let card: ID<Card>

    static let friday = Day(year: 2026, month: 3, day: 6)

    static let template = try? PostmortemTemplate(
        slug: "guardrail-first", name: "Guardrail first", summary: "For most.", kinds: [.incident], order: 1,
        body: "## Summary (required)\n\n> Three sentences.\n\nIt began with\n\n## Luck\n", source: "The text")

    init(state: PostmortemState = .published) async throws {
        let office = try await Office()
        let template = try Story.template.orFail()
        let made = try await office.change(as: office.asBo) { change in
            let platform = try change.createTeam(name: "Platform")
            let ledger = try change.createService(ServiceEdit(name: "Ledger", teamID: platform))
            let checkout = try change.createService(ServiceEdit(name: "Checkout"))
            let incident = try change.declare(
                IncidentDeclaration(title: "Cleanup deletes live rows", severity: .sev2))
            let other = try change.declare(IncidentDeclaration(title: "Slow checkout", severity: .sev4))
            try change.edit(
                incident,
                IncidentEdit(
                    title: "Cleanup deletes live rows", kind: .incident, severity: .sev2,
                    summary: "Rows were **gone**.",
                    howNoticed: "A customer called.", surprise: "The dry run was off.", services: [ledger, checkout]),
                from: 1)
            try change.setTimes(
                of: incident, IncidentTimes([.started: Moment(Office.morning, zone: "Europe/Stockholm")]))
            try change.setImpacts(
                of: incident, [Impact(kind: .records, certainty: .measured, quantity: 4_217_893, note: "rows")])
            try change.setRoles(of: incident, [RoleAssignment(role: .guardrailLead, personID: office.bo)])
            let event = try change.addToTimeline(
                of: incident, [TimelineEventEdit(moment: Moment(Office.morning), text: "The cleanup job starts")])[0]
            let finding = try change.addFinding(
                to: incident,
                FindingEdit(kind: .missingGuardrail, title: "Nothing counted the rows", detail: "No limit at all."))
            let guardrail = try change.addGuardrail(
                GuardrailEdit(
                    name: "Row count limit", statement: "Stops after 1,000 rows.", kind: .blastLimit, position: .limit,
                    strength: .automaticLimit, ownerTeamID: platform, proofMethod: .drill, proofEveryDays: 90,
                    bypass: "The on-call engineer, with a flag.", services: [ledger],
                    evidence: [Evidence(label: "the change", address: "https://example.org/pull/1")]),
                state: .inPlace)
            let followUp = try change.addFollowUp(
                FollowUpEdit(title: "Limit the cleanup", detail: "To 1,000.", ownerID: office.bo, due: Story.friday),
                incident: nil, finding: finding, state: .committed)
            try change.link(guardrail, .proposedBy, .finding(finding))
            let link = try change.link(guardrail, .addedBy, .followUp(followUp))
            try change.link(guardrail, .absentIn, .incident(incident), note: "It did not exist")
            try change.recordProof(
                of: guardrail, method: .drill, result: .held, at: Office.morning, note: "Stopped at 1,000.",
                evidenceAddress: "https://example.org/drill")
            _ = try change.startPostmortem(of: incident, from: template)
            let section = try change.reading.postmortemDocument(of: incident).orFail().sections[0]
            try change.saveSection(section.id, text: "A job deleted rows that were in use.", from: 1)
            try change.dismissWording(
                rule: "careless", title: "Careless", at: .section(section.id), words: "A job", reason: "It is a job.")
            try change.run(
                "INSERT INTO quotation (section_id, finding_id, text, created_at) VALUES (?, ?, ?, 0)",
                [section.id.rawValue, finding.rawValue, "A job deleted rows that were in use."])
            let image = try change.addImage(
                to: incident, named: "a graph.png", ImageFile(ImageTests.pixel))
            try change.arrangeMeeting(
                for: incident,
                MeetingEdit(
                    startsAt: Moment(Office.morning.after(days: 2)), place: "Room 4", facilitatorID: office.alma,
                    attendees: [office.bo]), from: 0)
            return (incident, other, event, finding, guardrail, followUp, link, section.id, ledger, platform, image)
        }
        let ahead = try await office.change(as: office.asBo) { try Story.lookAhead($0, made.8, made.5, made.4, made.0) }
        (launch, premortem, risk, session, card) = ahead
        try await office.change(as: office.asAlma) { change in
            _ = try change.saveTemplate(.postmortem(template), before: nil, file: nil, from: 0)
        }
        self.office = office
        (freeze, override, token) = try await Story.freeze(office, incident: made.0, ledger: made.8)
        (incident, other, event, finding, guardrail, followUp, link, section, ledger, platform, image) = made
        thread = try await office.change(as: office.asAlma) { change in
            try change.startThread(on: made.7, CommentDraft(text: "Which job?", quote: "A job deleted rows"))
        }
        if state == .published { try await Story.publish(made.0, in: office) }
    }

    /// Bo asks Alma to read it, she approves it, he publishes it.
    static func publish(_ incident: ID<Incident>, in office: Office, at now: Date = Office.morning) async throws {
        try await office.change(as: office.asBo, at: now) { try $0.askForReview(of: incident, by: [office.alma]) }
        try await office.change(as: office.asAlma, at: now) { change in
            let sections = try change.reading.postmortemDocument(of: incident).orFail().sections
            try change.giveReviewDecision(on: incident, .approve, note: "", read: SectionRevisions(sections))
        }
        try await office.change(as: office.asBo, at: now) { try $0.publishPostmortem(of: incident) }
    }

    /// One freeze in force, one to come, and one of the incident that is long over.
    private static func freeze(
        _ office: Office, incident: ID<Incident>, ledger: ID<Service>
    ) async throws -> (ID<Freeze>, ID<FreezeOverride>, ID<APIToken>) {
        let morning = Office.morning
        let (freeze, override, token) = try await office.change(as: office.asAlma) { change in
            let edit = FreezeEdit(
                reason: "The yearly closing", scope: .services([ledger]), startsAt: morning,
                endsAt: morning.after(minutes: 480))
            let freeze = try change.scheduleFreeze(edit)
            var later = edit
            (later.startsAt, later.endsAt) = (morning.after(days: 2), morning.after(days: 3))
            _ = try change.scheduleFreeze(later)
            _ = try change.insertFreeze(
                source: .incident, incident: incident, reason: "", .everything, from: morning.after(days: -2),
                until: morning.after(days: -1), zone: "UTC")
            let override = try change.requestOverride(of: freeze, service: ledger, reason: "The fix itself")
            let token = try change.issueAPIToken(
                label: "Pipeline", digest: Array(repeating: 7, count: 32), expiresAt: nil)
            return (freeze, override, token)
        }
        _ = try await office.change(as: .token(token, label: "Pipeline")) {
            try $0.answerPipeline(service: "ledger", override: nil)
        }
        return (freeze, override, token)
    }

    var asBo: Asker { office.asBo }
    var asPipeline: Asker { .token(token, label: "Pipeline") }

    @discardableResult
    func change<Value: Sendable>(
        as asker: Asker? = nil, after minutes: Double = 60, _ body: @escaping @Sendable (Change) throws -> Value
    ) async throws -> Value {
        try await office.change(as: asker ?? asBo, at: Office.morning.after(minutes: minutes), body)
    }

    func read<Value: Sendable>(_ body: @escaping @Sendable (Reading) throws -> Value) async throws -> Value {
        try await office.read(as: asBo, body)
    }

    /// The texts of the timeline that Handrail wrote itself, in the order of what happened.
    func systemEvents(of incident: ID<Incident>? = nil) async throws -> [String] {
        let id = incident ?? self.incident
        return try await read { try $0.timeline(of: id).filter { $0.source == .system }.map(\.text) }
    }

    /// What the history of the incident says last.
    func lastEntry() async throws -> AuditEntry? {
        try await read { try $0.history(of: incident).first }
    }
}

struct Missing: Error {}

extension Optional {
    /// Inside a transaction, where `#require` cannot stand.
    func orFail() throws -> Wrapped {
        guard let self else { throw Missing() }
        return self
    }
}
