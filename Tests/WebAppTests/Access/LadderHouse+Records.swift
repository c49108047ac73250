import Domain
import Foundation
import ImageFiles
import Secrets
import TestSupport

@testable import Storage

extension LadderHouse {
    static func fill(_ app: TestApp, maker: ID<Person>, reviewer: ID<Person>) async throws -> [String: String] {
        let now = app.clock.now
        // For the time of the making, so that the one who has made everything need not be more than a contributor.
        let asMaker = Asker.person(maker, .reviewer)
        let template = try PostmortemTemplate(
            slug: "short", name: "Short", summary: "", kinds: [.incident], order: 1,
            body: "## Summary (required)\n\n## Luck\n", source: "")
        let session = try PremortemTemplate(
            slug: "short", name: "Short", summary: "", order: 1, question: "What happened?",
            body: "## What happened\n\nTell it.\n\n## Review questions\n\n- Run twice?\n")
        var values = try await app.store.change(by: asMaker, at: now) { change in
            try records(change, maker: maker, template, session)
        }
        try await publish(app, maker: asMaker, reviewer: reviewer)
        let nearMissAddress = Token()
        let more = try await app.store.change(by: .command("test"), at: now) { change in
            let token = try change.issueAPIToken(label: "Pipeline", digest: [1], expiresAt: nil)
            let spare = try change.createPerson(
                name: "Ida Ek", email: "ida@example.org", level: .observer, zone: "UTC", passwordHash: nil)
            try change.invite(email: "cleo@example.org", level: .editor, digest: [2])
            try change.run(
                """
                INSERT INTO section_flag (section_id, revision, theirs, mine, merged, opened_at)
                    VALUES (1, 1, 'a', 'b', 'a b', 0)
                """)
            try change.run(
                "INSERT INTO name_answer (incident_id, person_id, answer, created_at) VALUES (1, ?, 'named', 0)",
                [spare.rawValue])
            try change.run("INSERT INTO import (source, made_at) VALUES ('folder', 0)")
            try change.run(
                """
                INSERT INTO imported_document (import_id, incident_id, path, digest, text, is_update, incident_version,
                    last_entry) VALUES (1, 1, 'a.md', zeroblob(32), 'text', 0, 1, 1)
                """)
            try change.run(
                """
                INSERT INTO imported_image (incident_id, address, digest, image_id)
                    SELECT incident_id, 'rows.png', zeroblob(32), id FROM image WHERE incident_id = 1 LIMIT 1
                """)
            try change.makeNearMissAddress(digest: nearMissAddress.digest)
            return [
                "import": "1",
                "address": nearMissAddress.text, "token": "\(token)", "person": "\(spare)", "invitation": "1",
                "flag": "1", "grant": "1",
            ]
        }
        values.merge(more) { first, _ in first }
        if let spare = ID<Person>(text: more["person"] ?? "") {
            try await app.store.change(by: .person(spare, .observer), at: now) { change in
                _ = try change.requestGrant(
                    GrantEdit(level: .contributor, scope: .incident(ID(1)), reason: "I help with it."))
            }
        }
        return values.merging([
            "key": "INC-1", "session": "1", "kind": "postmortem", "template": "guardrail-first", "entry": "dry-run",
            "answer": "1", "revision": "1", "format": "mediawiki", "upload": "none",
        ]) { first, _ in first }
    }

    private static func records(
        _ change: Change, maker: ID<Person>, _ template: PostmortemTemplate, _ session: PremortemTemplate
    ) throws -> [String: String] {
        let now = change.now
        let team = try change.createTeam(name: "Platform")
        let service = try change.createService(ServiceEdit(name: "Ledger", teamID: team))
        let incident = try change.declare(
            IncidentDeclaration(title: "Rows are gone", severity: .sev2, services: [service]))
        let event = try change.addToTimeline(
            of: incident, [TimelineEventEdit(moment: Moment(now), text: "The cleanup starts")])[0]
        let finding = try change.addFinding(
            to: incident, FindingEdit(kind: .missingGuardrail, title: "Nothing counted the rows", detail: ""))
        try change.judgeSuggestion(("dry-run", "Dry run"), to: finding, .accepted, terms: ["rows"])
        let guardrail = try change.addGuardrail(
            GuardrailEdit(name: "Row limit", kind: .blastLimit, position: .limit, strength: .automaticLimit),
            state: .inPlace)
        let due = Day(year: 2026, month: 3, day: 6)
        let followUp = try change.addFollowUp(
            FollowUpEdit(title: "Limit the cleanup", ownerID: maker, due: due), incident: nil, finding: finding,
            state: .committed)
        let batch = try change.changeFollowUps(
            FollowUpAlteration(due: .set(Day(daysSince1970: 20_600))), [(id: followUp, version: 1)])
        let link = try change.link(guardrail, .addedBy, .followUp(followUp))
        _ = try change.startPostmortem(of: incident, from: template)
        guard let section = try change.reading.postmortemDocument(of: incident)?.sections.first else {
            throw Obstruction()
        }
        try change.saveSection(section.id, text: "A job deleted rows.", from: 1)
        let thread = try change.startThread(on: section.id, CommentDraft(text: "Which job?"))
        let dismissal = try change.dismissWording(
            rule: "careless", title: "Careless", at: .section(section.id), words: "A job", reason: "It is one.")
        let image = try change.addImage(to: incident, named: "rows.png", ImageFile(Array(pixel)))
        let freeze = try change.scheduleFreeze(
            FreezeEdit(
                reason: "Closing", scope: .services([service]), startsAt: now, endsAt: now.addingTimeInterval(3_600)))
        let override = try change.requestOverride(of: freeze, service: service, reason: "The fix")
        let launch = try change.addLaunch(LaunchEdit(title: "Move the ledger", ownerID: maker, services: [service]))
        let premortem = try change.openPremortem(
            PremortemEdit(title: "Moving it"), launch: launch, from: session, anonymity: .named, pace: .together)
        for phase in [PremortemPhase.brief, .silentWriting] {
            let before = try change.reading.premortem(premortem)?.phase ?? .lobby
            try change.movePremortem(premortem, to: phase, from: before)
        }
        let card = try change.writeCard(in: premortem, text: "It ran twice", prompt: "")
        for phase in [PremortemPhase.reveal, .grouping] {
            let before = try change.reading.premortem(premortem)?.phase ?? .lobby
            try change.movePremortem(premortem, to: phase, from: before)
        }
        let risk = try change.reading.premortemDossier(premortem)?.risks.first?.risk.id
        let code = try change.reading.premortem(premortem)?.joinCode.text
        let sitting = try change.startSitting()
        let unwritten = try change.declare(IncidentDeclaration(title: "Slow checkout", severity: .sev4))
        for state in [IncidentState.mitigated, .resolved, .postIncident] { try change.move(unwritten, to: state) }
        return [
            "team": "\(team)", "service": "\(service)", "incident": incident.key.description, "event": "\(event)",
            "finding": "\(finding)", "guardrail": guardrail.key.description, "followUp": followUp.key.description,
            "batch": "\(batch)", "link": "\(link)", "section": section.slug, "thread": "\(thread)", "comment": "1",
            "dismissal": "\(dismissal)", "image": "\(image)", "freeze": "\(freeze)", "override": "\(override)",
            "launch": "\(launch)", "premortem": premortem.key.description, "card": "\(card)",
            "risk": risk.map { "\($0)" } ?? "", "sitting": "\(sitting)", "code": code ?? "",
        ]
    }

    private static func publish(_ app: TestApp, maker: Asker, reviewer: ID<Person>) async throws {
        let (now, incident) = (app.clock.now, ID<Incident>(1))
        try await app.store.change(by: maker, at: now) { try $0.askForReview(of: incident, by: [reviewer]) }
        try await app.store.change(by: .person(reviewer, .reviewer), at: now) { change in
            let sections = try change.reading.postmortemDocument(of: incident)?.sections ?? []
            try change.giveReviewDecision(on: incident, .approve, note: "", read: SectionRevisions(sections))
        }
        try await app.store.change(by: maker, at: now) { try $0.publishPostmortem(of: incident) }
    }

    private static let pixel =
        Data(
            base64Encoded:
                "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==")
        ?? Data()

    private struct Obstruction: Error {}
}
