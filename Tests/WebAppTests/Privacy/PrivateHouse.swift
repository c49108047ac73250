import Domain
import Foundation
import Secrets
import TestSupport
import WebServer

@testable import Storage
@testable import WebApp

/// A ``LadderHouse`` whose incident, launch and pre-mortem are private to the two people who work on them, with a freeze
/// that a private incident caused, and marks in every private text.
struct PrivateHouse {
    let ladder: LadderHouse
    /// Nobody of them is named; there is somebody on each level.
    let outsiders: [LadderHouse.Visitor]
    /// Is named, and has made everything.
    let named: LadderHouse.Visitor
    /// The browser of a guest who had joined the pre-mortem before it was private.
    let guest: Browser
    let token: String
    let marks: Set<String>

    var app: TestApp { ladder.app }

    init() async throws {
        let ladder = try await LadderHouse()
        self.ladder = ladder
        let app = ladder.app
        named = ladder.visitors[2]
        let (maker, reviewer) = (ladder.visitors[2].id, ladder.visitors[4].id)
        let now = app.clock.now
        let guestToken = Token()
        let digest = guestToken.digest
        token = try await app.issueToken("Deployments")
        // At the level that making everything takes; the browser of the maker is that of a contributor.
        let asMaker = Asker.person(maker, .reviewer)
        marks = try await app.store.change(by: asMaker, at: now) { change in
            try change.run("UPDATE premortem SET allows_guests = 1 WHERE id = 1")
            let code = try change.reading.premortem(ID(1))?.joinCode
            if let code { _ = try change.joinAsGuest(code: code, name: "Gus", digest: digest) }
            let audience = Audience(people: [maker, reviewer])
            let breach = try change.declare(
                IncidentDeclaration(
                    title: "A key was published", severity: .sev1, state: .active, services: [ID(1)],
                    audience: audience))
            let freeze = try change.reading.freezes(ofIncident: breach).first?.freeze.id
            if let freeze { _ = try change.requestOverride(of: freeze, service: ID(1), reason: "The new key") }
            for record in [PrivateRecord.incident(ID(1)), .launch(ID(1)), .premortem(ID(1))] {
                try change.setAudience(of: record, audience)
            }
            try PrivateHouse.addMore(change, breach)
            return try PrivateMarks.plant(change)
        }
        let otto = try await LadderHouse.visitor(app, "Otto Dahl", .reviewer)
        outsiders = [0, 1, 3, 5].map { ladder.visitors[$0] } + [otto]
        guest = app.stranger()
        guest.setCookie("handrail_guest", guestToken.text)
    }

    /// Records that a ladder house does not have.
    private static func addMore(_ change: Change, _ breach: ID<Incident>) throws {
        let incident = ID<Incident>(1)
        let guardrail = ID<Guardrail>(1)
        try change.setImpacts(
            of: incident, [Impact(kind: .records, certainty: .measured, quantity: 3, note: "rows")])
        try change.recordProof(
            of: guardrail, method: .drill, result: .failed, at: change.now, note: "It did not stop.",
            evidenceAddress: "https://example.org/", incident: incident)
        try change.link(guardrail, .proposedBy, .finding(ID(1)), note: "asked")
        try change.arrangeMeeting(
            for: incident, MeetingEdit(startsAt: Moment(change.now), place: "Room 4"), from: 0)
        let day = Day(change.now, in: .gmt)
        let sitting = ID<Sitting>(1)
        let query = AgendaQuery(now: change.now, today: day)
        let unguarded = try change.reading.agenda(query).first { $0.question == .failing }?.items.first
        if let unguarded {
            try change.giveVerdict(
                in: sitting,
                VerdictEdit(
                    question: AgendaQuestion.failing.rawValue, subject: unguarded.subject, verdict: .acceptable),
                today: day)
        }
        try change.run(
            """
            INSERT INTO verdict (sitting_id, question, subject, subject_id, verdict, given_at)
                VALUES (1, 'unguarded', 'incident', 1, 'acceptable', 0)
            """)
        try change.run(
            """
            INSERT INTO quotation (section_id, finding_id, text, created_at) VALUES (1, 1, 'A job deleted rows.', 0)
            """)
        try change.run(
            """
            INSERT INTO name_answer (incident_id, person_id, answer, words, created_at)
                SELECT 1, id, 'role', 'the engineer', 0 FROM person WHERE name = 'Mei Tanaka'
            """)
        try change.run(
            "INSERT INTO near_miss_report (incident_id, code_digest) VALUES (?, zeroblob(32))", [breach.rawValue])
        for text in ["It was so.", "And one thing more."] {
            try change.run(
                "INSERT INTO near_miss_report_note (incident_id, text, day) VALUES (?, ?, '2026-03-01')",
                [breach.rawValue, text])
        }
        try change.run("UPDATE incident SET declared_by = NULL WHERE id = ?", [breach.rawValue])
        try change.protect(ID(1), with: guardrail)
        try change.answerChecks(
            of: ID(1), [CheckReply(guardrail, shown: CheckEntry(), sent: CheckEntry(answer: .yes, note: "It is there"))]
        )
        let deleted = try change.addFinding(
            to: breach, FindingEdit(kind: .surprise, title: "It went to the bin", detail: ""))
        try change.delete(.finding(deleted))
        _ = try change.addFollowUp(
            FollowUpEdit(title: "Change the key", ownerID: change.asker.personID, due: day), incident: breach,
            finding: nil, state: .committed)
        _ = try change.addFollowUp(
            FollowUpEdit(title: "Ask the others"), incident: nil, finding: nil, state: .proposed, premortem: ID(1))
    }

    /// Every address to read, from the table of routes, with the private records in the place of parameters, and the
    /// outputs that take a query.
    var addresses: [String] {
        let queries = [
            "/search?q=\(PrivateMarks.searched)", "/search?q=rows", "/search?q=\(PrivateMarks.searched)&kind=findings",
            "/completions?text=INC-", "/completions?text=INC-\(PrivateMarks.searched)",
            "/completions?text=FU-&incident=INC-1",
            "/completions?text=GR-&incident=INC-1", "/completions?text=@&incident=INC-1",
            "/completions?text=FU-\(PrivateMarks.searched)", "/picks?kind=guardrail&text=row",
            "/incidents?order=title", "/incidents?state=active", "/incidents?service=ledger&after=INC-1",
            "/follow-ups?order=title", "/follow-ups?state=proposed", "/guardrails?order=updated",
            "/guardrails/coverage?team=platform", "/guardrail-reviews?show=all", "/incidents/INC-3", "/INC-1", "/FU-1",
            "/incidents/INC-3/postmortem/new", "/freezes/2", "/freezes/2/overrides/new", "/freezes/2/extension",
            "/live/news?topic=postmortem:INC-1&topic=premortem:PRE-1", "/live?topic=postmortem:INC-1",
            "/launches/1/edit", "/follow-ups/FU-2", "/follow-ups/FU-3", "/pre-mortems?page=1",
            "/pre-mortems/new?launch=1", "/follow-ups/new?incident=INC-1", "/guardrails/new?finding=1",
        ]
        return Routes.all.filter { $0.method == .get && $0.policy != .token }.compactMap(ladder.address) + queries
    }

    /// The answer as text, with its headers, and with the parts of a stream that are there at once.
    func text(_ path: String, cookies: String) async throws -> (status: Status, text: String) {
        var headers: Headers = ["sec-fetch-site": "same-origin"]
        if !cookies.isEmpty { try headers.set("cookie", cookies) }
        let response = await app.app.respond(to: try Request(.get, path, headers: headers))
        let head = response.headers.fields.map { "\($0.name): \($0.value)" }.joined(separator: "\n")
        return (response.status, "\(head)\n\(response.bodyText ?? "")".lowercased())
    }
}
