import Domain
import Foundation

extension Change {
    /// Refuses a card over what one participant may have, or what all guests together may have.
    func requireRoomForCard(in id: ID<Premortem>, _ tag: [UInt8]) throws {
        var most = Premortem.mostCardsEach
        if case .guest = asker {
            most = Premortem.mostCardsOfGuest
            if try countCardsOfGuests(in: id) >= Premortem.mostCardsOfGuests {
                throw Refusal(
                    field: "text",
                    "The guests have written \(Premortem.mostCardsOfGuests) cards, and there is no room for more. Tell somebody with an account, who can still write."
                )
            }
        }
        if try countCards(in: id, tag) >= most {
            throw Refusal(field: "text", "You already have \(most) cards. Change one of them instead.")
        }
    }

    private func countCards(in id: ID<Premortem>, _ tag: [UInt8]) throws -> Int {
        try reading.first(
            "SELECT count(*) FROM premortem_card_tag WHERE premortem_id = ? AND tag = ?", [id.rawValue, Data(tag)]
        ) { $0.int() } ?? 0
    }

    /// No card says that a guest wrote it, so their tags are made anew; only where there are that many cards at all.
    private func countCardsOfGuests(in id: ID<Premortem>) throws -> Int {
        let all =
            try reading.first("SELECT count(*) FROM premortem_card_tag WHERE premortem_id = ?", [id.rawValue]) {
                $0.int()
            } ?? 0
        if all < Premortem.mostCardsOfGuests { return all }
        let guests: [ID<Participant>] = try reading.rows(
            "SELECT id FROM premortem_participant WHERE premortem_id = ? AND person_id IS NULL", [id.rawValue]
        ) { $0.id() }
        return try guests.reduce(0) { sum, guest in
            try sum + (try reading.tag(of: guest, in: id).map { try countCards(in: id, $0) } ?? 0)
        }
    }
}
