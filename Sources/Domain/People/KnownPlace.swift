import Foundation

/// A browser or a network from which a person has signed in before. It opens nothing; it only lets the right password
/// through while strangers are guessing.
package enum KnownPlace: Hashable, Sendable {
    /// The digest of the random text in the browser's cookie.
    case browser([UInt8])
    /// A digest of the network and the person.
    case network([UInt8])

    package enum Kind: String, CaseIterable, Sendable {
        case browser, network
    }

    package var kind: Kind {
        switch self {
        case .browser: .browser
        case .network: .network
        }
    }

    package var digest: [UInt8] {
        switch self {
        case .browser(let digest), .network(let digest): digest
        }
    }

    /// The time without a sign-in after which a place is forgotten.
    package static let lifetime: TimeInterval = 180 * 86_400
    /// For each person and kind; the one that was used longest ago makes room.
    package static let most = 20
}
