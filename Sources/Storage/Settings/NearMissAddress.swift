import Domain
import Foundation
import Secrets

extension Reading {
    /// The day on which the secret address for reports without a name was made; nil while it is switched off.
    package func nearMissAddressDay() throws -> Day? {
        try nearMissAddress().flatMap { Day(iso: String($0.prefix(10))) }
    }

    /// Whether an address is the secret one. Everybody may ask, and nobody can guess it.
    package func isNearMissAddress(digest: [UInt8]) throws -> Bool {
        try nearMissAddress().map { $0.dropFirst(11) == Substring(Hex.text(digest)) } ?? false
    }

    /// The day, a space and the digest.
    private func nearMissAddress() throws -> String? {
        try first("SELECT value FROM installation WHERE name = 'near_miss_address'") { $0.text() }
            .flatMap { $0.isEmpty ? nil : $0 }
    }
}

extension Change {
    /// Makes the secret address by which anybody can report a near miss; an earlier one no longer works.
    package func makeNearMissAddress(digest: [UInt8]) throws {
        try require(.administrator)
        try set("near_miss_address", "\(Day(now, in: .gmt).iso) \(Hex.text(digest))")
        try record(.setting, "made a secret address for near misses")
    }

    package func revokeNearMissAddress() throws {
        try require(.administrator)
        if try reading.nearMissAddressDay() == nil { return }
        try set("near_miss_address", "")
        try record(.setting, "switched the secret address for near misses off")
    }
}
