import Domain
import Foundation
import GRDB

/// How somebody came to report a near miss. Who it was is not passed on.
package enum NearMissDoor: Sendable {
    /// An account on some level.
    case account(Level)
    /// The secret address, by its digest.
    case address([UInt8])
}

extension Change {
    /// Stores a report that names nobody.
    ///
    /// It is made on behalf of ``Asker/nobody``, so that no part of the change can find out who it was. Of the time only the
    /// day is stored: sessions have the time of their last use, and the two together could name somebody.
    ///
    /// - Parameter code: the digest of the code with which the reporter comes back.
    package func reportNearMiss(
        _ report: NearMissReport, through door: NearMissDoor, code: [UInt8]
    ) throws -> ID<Incident> {
        try check(door)
        let id: ID<Incident> = try insert(
            """
            INSERT INTO incident (title, kind, severity, state, summary, declared_at, declared_by, updated_at)
            VALUES (?, 'near_miss', ?, 'reported', ?, ?, NULL, ?)
            """,
            [report.title, Severity.sev3.level, report.text, startOfDay.milliseconds, startOfDay.milliseconds])
        for service in report.services {
            try run(
                """
                INSERT INTO incident_service (incident_id, service_id)
                    SELECT ?, id FROM service WHERE id = ? AND deleted_at IS NULL
                """, [id.rawValue, service.rawValue])
        }
        try run(
            "INSERT INTO near_miss_report (incident_id, code_digest) VALUES (?, ?)", [id.rawValue, Data(code)])
        try addNote(report.text, to: id, answeredBy: nil)
        try recordWithoutName(.incident(id), "reported it without a name", incident: id, at: startOfDay)
        return id
    }

    /// Adds what the reporter writes later. The code is the right to do so.
    package func addToNearMiss(code: [UInt8], text: String) throws {
        guard let thread = try reading.nearMissThread(code: code) else {
            throw Refusal(field: "code", "No report has this code.")
        }
        guard thread.isOpen else { throw Refusal("The report was moved to the bin, so nothing can be added to it.") }
        if thread.notes.count(where: { !$0.isAnswer }) > NearMissThread.mostAdditions {
            throw Refusal(field: "text", "Nothing more can be added to this report.")
        }
        try addNote(try Change.note(text, "what you want to add"), to: thread.incident, answeredBy: nil)
        try recordWithoutName(
            .incident(thread.incident), "added to the report", incident: thread.incident, at: startOfDay)
    }

    /// Answers the reporter, who reads it with the code of their receipt.
    package func answerReporter(of id: ID<Incident>, text: String) throws {
        try require(.editorOrInvolved, on: .incident(id))
        _ = try requireIncident(id)
        guard try reading.nearMissThread(of: id) != nil else {
            throw Refusal("\(id.key) was not reported without a name, so nobody can read an answer.")
        }
        guard let person = asker.personID else { throw Refusal("Only a person can answer.") }
        try addNote(try Change.note(text, "an answer"), to: id, answeredBy: person)
        try record(.incident(id), "answered the reporter", incident: id)
    }

    private func check(_ door: NearMissDoor) throws {
        switch door {
        case .account(let level): try Need.observer.check(level, with: .none)
        case .address(let digest):
            if try !reading.isNearMissAddress(digest: digest) {
                throw Refusal("This address has been replaced or switched off. Ask for the new one.")
            }
        }
    }

    private static func note(_ text: String, _ name: String) throws(Refusal) -> String {
        try Text.paragraphs(text, field: "text", called: name, atMost: Text.Limit.passage, required: true)
    }

    private func addNote(_ text: String, to id: ID<Incident>, answeredBy person: ID<Person>?) throws {
        try run(
            "INSERT INTO near_miss_report_note (incident_id, text, day, answered_by) VALUES (?, ?, ?, ?)",
            [id.rawValue, text, Day(now, in: .gmt).iso, person?.rawValue])
    }

    private var startOfDay: Date {
        Date(timeIntervalSince1970: Double(Day(now, in: .gmt).daysSince1970) * 86_400)
    }
}
