import Domain
import Foundation
import Secrets

/// Cards and votes carry a tag in the place of a name: the participant's number under the key of the session. It lets people
/// change their own cards and keeps them from voting twice. The key is made with the session and deleted with it.
extension Reading {
    /// Nil once the session is closed: then nobody owns anything any more.
    func tag(of participant: ID<Participant>, in id: ID<Premortem>) throws -> [UInt8]? {
        try first("SELECT key FROM premortem_key WHERE premortem_id = ?", [id.rawValue]) { $0.bytes() }
            .map { KeyedTag.tag(of: participant.description, key: $0) }
    }
}

extension Change {
    func makeKey(for id: ID<Premortem>) throws {
        try run(
            "INSERT INTO premortem_key (premortem_id, key) VALUES (?, ?)", [id.rawValue, Data(KeyedTag.newKey())])
    }

    /// What tied cards and votes to people goes, and what somebody took back in an anonymous session goes with it: nobody
    /// could take it out again.
    func forgetWriters(of premortem: Premortem) throws {
        let id = premortem.id.rawValue
        try run("DELETE FROM premortem_vote WHERE premortem_id = ?", [id])
        try run("DELETE FROM premortem_card_tag WHERE premortem_id = ?", [id])
        if premortem.anonymity == .anonymous {
            try run(
                "DELETE FROM premortem_grouping WHERE card_id IN (SELECT id FROM premortem_card WHERE premortem_id = ? AND is_withdrawn = 1)",
                [id])
            try run("DELETE FROM premortem_card WHERE premortem_id = ? AND is_withdrawn = 1", [id])
        }
        try run("DELETE FROM premortem_key WHERE premortem_id = ?", [id])
        forgets = true
    }
}
