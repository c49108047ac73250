import Foundation
import Testing

@testable import Secrets

struct SignInLimitsTests {
    private let now = Date(timeIntervalSince1970: 1_770_000_000)
    private let account = "mei@example.org"

    private func stranger(_ network: Int, account: String = "mei@example.org") -> SignInLimits.Attempt {
        SignInLimits.Attempt(account: account, browser: nil, network: "\(network)", isKnownNetwork: false)
    }

    @Test
    func `strangers in a thousand networks try so many passwords a day, and people who are known are not concerned`()
        throws
    {
        let limits = SignInLimits.forPasswords()
        let laptop = SignInLimits.Attempt(account: account, browser: "b", network: "away", isKnownNetwork: false)
        let phone = SignInLimits.Attempt(account: account, browser: nil, network: "office", isKnownNetwork: true)
        var count = 0
        for minute in 0..<1_440 {
            let moment = now.addingTimeInterval(Double(minute) * 60)
            for network in 0..<1_000 {
                count += (try? limits.begin(stranger(network), at: moment)) == nil ? 0 : 1
            }
            #expect(try limits.begin(laptop, at: moment) == .browser)
            limits.succeed(laptop, in: .browser)
            #expect(try limits.begin(phone, at: moment) == .network)
            limits.succeed(phone, in: .network)
        }
        #expect(count <= 1_500)
        #expect(count >= 1_440)
    }

    @Test func `one network leaves half of what strangers have to others`() throws {
        let limits = SignInLimits.forPasswords()
        for second in 0..<20_000 {
            let moment = now.addingTimeInterval(Double(second))
            _ = try? limits.begin(stranger(1), at: moment)
            if second % 1_000 == 999 {
                let other = stranger(second)
                #expect(try limits.begin(other, at: moment) == .stranger)
                limits.succeed(other, in: .stranger)
            }
        }
    }

    @Test func `an attempt that one limit refuses costs nothing in the others`() throws {
        let limits = SignInLimits.forPasswords()
        // Uses up what strangers may do in network 1.
        for number in 0..<100 { _ = try limits.begin(stranger(1, account: "n\(number)"), at: now) }
        for _ in 0..<200 { #expect(throws: AttemptLimit.TooMany.self) { try limits.begin(stranger(1), at: now) } }
        for network in 2..<8 {
            for _ in 0..<10 { #expect(try limits.begin(stranger(network), at: now) == .stranger) }
        }
        #expect(throws: AttemptLimit.TooMany.self) { try limits.begin(stranger(9), at: now) }
    }

    @Test func `a known place whose own attempts are used up is a stranger like others`() throws {
        let limits = SignInLimits.forPasswords()
        let laptop = SignInLimits.Attempt(account: account, browser: "b", network: "office", isKnownNetwork: true)
        let lanes = (0..<40).compactMap { _ in try? limits.begin(laptop, at: now) }
        #expect(lanes.count { $0 == .browser } == 10)
        #expect(lanes.count { $0 == .network } == 10)
        #expect(lanes.count { $0 == .stranger } == 10)
        #expect(lanes.count == 30)
    }
}
