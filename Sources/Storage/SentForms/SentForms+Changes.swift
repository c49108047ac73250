import Domain
import Foundation
import GRDB

extension Change {
    /// Notes that this change carries out a form, in the same transaction: if it fails, the form may be sent again.
    ///
    /// - Throws: ``FormWasSent`` for the same form again, and a refusal for one that was changed after it was sent.
    package func carryOut(_ form: SentForm) throws {
        if let contents = try form.contentsSent(db) {
            if contents == form.contents { throw FormWasSent() }
            throw Refusal(
                """
                This form has already been sent, and saved as it was then. Your changes since then are below and have \
                not been saved. Send it again only if you want it a second time.
                """)
        }
        let day = SentForm.day(now)
        try keepBook("DELETE FROM sent_form WHERE day < ?", [day - Int64(SentForm.daysKept)])
        try keepBook(
            "INSERT INTO sent_form (digest, contents, day) VALUES (?, ?, ?)",
            [Data(form.digest), Data(form.contents), day])
    }
}

extension Store {
    /// The answer to the same form if it was carried out before; nil for a new form, and for one that was changed.
    package func answer(to form: SentForm) async throws -> SentForm.Answer? {
        try await read(as: .nobody) { reading in
            guard try form.contentsSent(reading.db) == form.contents else { return nil }
            let sql = "SELECT location, notice FROM sent_form WHERE digest = ?"
            return try Row.fetchOne(reading.db, sql: sql, arguments: [Data(form.digest)]).map { row in
                SentForm.Answer(location: row["location"], notice: row["notice"])
            }
        }
    }

    /// Keeps the answer to a form for when it is sent again. No page shows it, so remembered pages stay as they are.
    package func remember(_ answer: SentForm.Answer, to form: SentForm) async throws {
        try await keepBook { db in
            try db.execute(
                sql: "UPDATE sent_form SET location = ?, notice = ? WHERE digest = ?",
                arguments: [answer.location, answer.notice, Data(form.digest)])
        }
    }
}

extension SentForm {
    fileprivate func contentsSent(_ db: Database) throws -> [UInt8]? {
        try Data.fetchOne(db, sql: "SELECT contents FROM sent_form WHERE digest = ?", arguments: [Data(digest)])
            .map(Array.init)
    }
}
