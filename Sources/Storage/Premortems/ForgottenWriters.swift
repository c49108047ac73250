import Domain
import Foundation

extension Store {
    /// Makes the pre-mortems that nobody has closed forget whose cards are whose, once their date has come. Cards and
    /// risks stay.
    ///
    /// - Returns: how many forgot.
    @discardableResult
    package func forgetWritersWhoseTimeIsOver(at now: Date) async throws -> Int {
        let asker = Asker.command("handrail")
        // Most of the time there is nothing to write.
        if try await read(as: asker, { try $0.rememberedTooLong(at: now) }).isEmpty { return 0 }
        return try await change(by: asker, at: now) { change in
            let over = try change.reading.rememberedTooLong(at: now)
            for (id, anonymity) in over {
                try change.forgetWriters(of: id, anonymity)
                try change.record(.premortem(id), "forgot who wrote the cards of \(id.key), which was never closed")
                try change.announcePremortem(id)
            }
            return over.count
        }
    }
}

extension Reading {
    fileprivate func rememberedTooLong(at now: Date) throws -> [(ID<Premortem>, Anonymity)] {
        try rows(
            """
            SELECT m.id, m.anonymity, m.phase_since, m.deleted_at
            FROM premortem_key AS k JOIN premortem AS m ON m.id = k.premortem_id
            """
        ) { columns in
            let (id, anonymity): (ID<Premortem>, Anonymity) = (columns.id(), try columns.value())
            let date = Premortem.forgetsWriters(phaseSince: columns.date(), deletedAt: columns.optionalDate())
            return date <= now ? (id, anonymity) : nil
        }.compactMap(\.self)
    }
}
