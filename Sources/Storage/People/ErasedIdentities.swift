import Domain
import Foundation
import GRDB
import Secrets

/// Accounts at a provider whose people were erased here. Without them, somebody who was erased would get a new account
/// with their name by signing in once more.
extension Change {
    /// Keeps the accounts of somebody whose name is being erased, as tags that tell neither the account nor the name.
    func keepErasedIdentities(of person: ID<Person>) throws {
        let identities = try reading.rows(
            "SELECT issuer, subject FROM identity WHERE person_id = ?", [person.rawValue]
        ) { Identity(issuer: $0.text(), subject: $0.text()) }
        for identity in identities {
            try run("INSERT OR IGNORE INTO erased_identity (tag) VALUES (?)", [try tag(of: identity)])
        }
    }

    func isOfErased(_ identity: Identity) throws -> Bool {
        let tag = try tag(of: identity)
        return try reading.first("SELECT 1 FROM erased_identity WHERE tag = ?", [tag]) { $0.int() } != nil
    }

    private func tag(of identity: Identity) throws -> Data {
        let name = "installation_key"
        let key: [UInt8]
        let kept = try reading.first("SELECT value FROM installation WHERE name = ?", [name]) { $0.text() }
        if let bytes = kept.flatMap({ Data(base64Encoded: $0) }) {
            key = Array(bytes)
        } else {
            key = KeyedTag.newKey()
            try set(name, Data(key).base64EncodedString())
        }
        return Data(KeyedTag.tag(of: "\(identity.issuer.utf8.count) \(identity.issuer)\(identity.subject)", key: key))
    }
}
