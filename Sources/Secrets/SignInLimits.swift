import Foundation

/// How fast passwords, or codes of a second factor, can be tried, by what is known about the person who tries. A stranger
/// can slow down other strangers, and never a known browser or a network from which the person has signed in before.
package final class SignInLimits: Sendable {
    /// For one account in one known browser, from one known network, or by strangers in one network.
    private let perPlace: AttemptLimit
    /// By strangers in all networks together, for one account. One stranger's network uses up half of that pace, so it
    /// keeps nobody out elsewhere.
    private let perAccount: AttemptLimit
    /// By strangers in one network, for all accounts together. High, because an office may share one address.
    private let perNetwork: AttemptLimit

    /// Ten wrong passwords at a place, then one every two minutes; for strangers everywhere 60 at once and one a minute,
    /// so at most 1,500 a day.
    package static func forPasswords() -> SignInLimits {
        SignInLimits(
            perPlace: AttemptLimit(most: 10, within: 1_200), perAccount: AttemptLimit(most: 60, within: 3_600))
    }

    /// Ten wrong codes at a place, then one every ten minutes; for strangers everywhere, who know the password by now, 30
    /// at once and one every five minutes. At most 318 a day, of which one in a thousand days is right.
    package static func forCodes() -> SignInLimits {
        SignInLimits(
            perPlace: AttemptLimit(most: 10, within: 6_000), perAccount: AttemptLimit(most: 30, within: 9_000))
    }

    private init(perPlace: AttemptLimit, perAccount: AttemptLimit) {
        self.perPlace = perPlace
        self.perAccount = perAccount
        perNetwork = AttemptLimit(most: 100, within: 600)
    }

    /// The person who tries a password, as far as they are known before the password is checked.
    package struct Attempt: Sendable {
        package let account: String
        /// A known browser of this account; nil if the browser is unknown.
        package let browser: String?
        package let network: String
        /// Whether this person has signed in from the network before.
        package let isKnownNetwork: Bool

        package init(account: String, browser: String?, network: String, isKnownNetwork: Bool) {
            self.account = account
            self.browser = browser
            self.network = network
            self.isKnownNetwork = isKnownNetwork
        }

        package var isByStranger: Bool { browser == nil && !isKnownNetwork }
    }

    /// The way by which an attempt was let through.
    package enum Lane: Sendable, Equatable {
        case browser, network, stranger
    }

    /// Counts an attempt in the first lane that has room: that of the browser, of the network, of strangers.
    package func begin(_ attempt: Attempt, at now: Date) throws(AttemptLimit.TooMany) -> Lane {
        var waits: [TimeInterval] = []
        if let key = attempt.browserKey {
            do {
                try perPlace.begin(key, at: now)
                return .browser
            } catch { waits.append(error.wait) }
        }
        if attempt.isKnownNetwork {
            do {
                try perPlace.begin(attempt.knownNetworkKey, at: now)
                return .network
            } catch { waits.append(error.wait) }
        }
        do {
            try beginAsStranger(attempt, at: now)
            return .stranger
        } catch { waits.append(error.wait) }
        throw AttemptLimit.TooMany(wait: waits.min() ?? 0)
    }

    /// The password was right: the attempt does not count, and neither do earlier mistakes at the same place.
    package func succeed(_ attempt: Attempt, in lane: Lane) {
        switch lane {
        case .browser: if let key = attempt.browserKey { perPlace.clear(key) }
        case .network: perPlace.clear(attempt.knownNetworkKey)
        case .stranger:
            perPlace.clear(attempt.strangerKey)
            perAccount.takeBack(attempt.account)
            perNetwork.takeBack(attempt.network)
        }
    }

    /// An attempt that one limit refuses costs nothing in the others.
    private func beginAsStranger(_ attempt: Attempt, at now: Date) throws(AttemptLimit.TooMany) {
        try perPlace.begin(attempt.strangerKey, at: now)
        do {
            try perAccount.begin(attempt.account, at: now)
        } catch {
            perPlace.takeBack(attempt.strangerKey)
            throw error
        }
        do {
            try perNetwork.begin(attempt.network, at: now)
        } catch {
            perPlace.takeBack(attempt.strangerKey)
            perAccount.takeBack(attempt.account)
            throw error
        }
    }
}

extension SignInLimits.Attempt {
    fileprivate var browserKey: String? { browser.map { "browser \($0) \(account)" } }
    fileprivate var knownNetworkKey: String { "known network \(network) \(account)" }
    fileprivate var strangerKey: String { "stranger \(network) \(account)" }
}
