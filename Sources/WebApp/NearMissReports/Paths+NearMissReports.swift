import Domain
import HTML

extension Paths {
    static let nearMisses = Link(["near-misses"])
    static let newNearMiss = Link(["near-misses", "new"])
    static let nearMissReceipt = Link(["near-misses", "receipt"])
    static let nearMissAdditions = Link(["near-misses", "additions"])
    /// The form at the secret address.
    static func nearMisses(at address: String) -> Link { Link(["near-misses", "at", address]) }
    static func nearMissAnswers(_ id: ID<Incident>) -> Link { within(id, "near-miss-answers") }

    static let nearMissSettings = Link(["settings", "near-misses"])
    static let nearMissAddress = Link(["settings", "near-misses", "address"])
    static let nearMissAddressRevocation = Link(["settings", "near-misses", "address", "revocation"])
}
