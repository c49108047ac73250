import Foundation
import OpenIDConnect
import TestSupport
import Testing

@Suite("A provider that keeps to the standard")
struct ProviderTests {
    private let desk = SignInDesk()

    @Test func `says who the person is, with either kind of signature`() async throws {
        let account: [String: TestClaim] = [
            "sub": "mei-1", "name": "Mei Tanaka", "email": "mei@example.org", "email_verified": true,
            "zoneinfo": "Asia/Tokyo", "groups": .texts(["sre", "staff"]),
        ]
        for key in [TestKey("k"), try .rsa("k")] {
            desk.cheat { $0.keys = [key] }
            let person = try await desk.signIn(as: account)
            #expect(person.subject == "mei-1" && person.name == "Mei Tanaka" && person.email == "mei@example.org")
            #expect(!person.isEmailUnverified && person.zone == "Asia/Tokyo" && person.groups == ["sre", "staff"])
        }
        #expect(try await desk.signIn(as: ["sub": "x", "email_verified": "false"]).isEmailUnverified)
        #expect(try await desk.signIn(as: ["sub": "x", "groups": "sre"]).groups == ["sre"])
    }

    @Test func `is asked for its document and keys once, however many people sign in`() async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<20 { group.addTask { try await desk.signIn() } }
            try await group.waitForAll()
        }
        #expect(desk.honest.asked(.document) == 1 && desk.honest.asked(.keys) == 1)
        #expect(desk.honest.asked(.token) == 20)
    }

    @Test func `may change its keys, which are asked for again, but not for every token that does not fit`()
        async throws
    {
        try await desk.signIn()
        desk.clock.advance(by: 31)
        desk.honest.change { $0.keys = [TestKey("key-2"), $0.keys[0]] }
        try await desk.signIn()
        #expect(desk.honest.asked(.keys) == 2)
        let stranger = TestKey("key-3")
        desk.honest.change { $0.signs = stranger.signature }
        for _ in 0..<10 { await #expect(throws: ProviderFault.self) { try await desk.signIn() } }
        #expect(desk.honest.asked(.keys) == 2)
        desk.clock.advance(by: 31)
        for _ in 0..<10 { await #expect(throws: ProviderFault.self) { try await desk.signIn() } }
        #expect(desk.honest.asked(.keys) == 3)
    }

    @Test func `is not believed for longer than an hour with a key that it has taken back`() async throws {
        let stolen = TestKey("key-1")
        desk.honest.change { $0.keys = [stolen] }
        try await desk.signIn()
        desk.honest.change { ways in
            ways.keys = [TestKey("key-2")]
            ways.header["kid"] = "key-1"
            ways.signs = stolen.signature
        }
        desk.clock.advance(by: 3_601)
        await desk.isRefused("its id token is not signed with one of its keys")
    }

    @Test func `may leave the name of its key out`() async throws {
        desk.cheat { ways in
            ways.keys = [TestKey("key-1"), TestKey("key-2")]
            ways.missing = ["kid"]
        }
        #expect(try await desk.signIn().subject == "mei-1")
    }

    @Test func `gives nothing for a code that belongs to another browser, or was used before`() async throws {
        let other = Attempt(.signIn, target: "/", at: desk.clock.now)
        let fault = await #expect(throws: ProviderFault.self) { try await desk.signIn(with: other) }
        #expect(fault?.cause == .expired)
    }

    @Test func `that does not answer is asked again after five seconds, not at once`() async throws {
        desk.cheat { $0.failing = [.document] }
        for _ in 0..<10 { await desk.isRefused("it did not answer within 5 s", atStart: true, .unreachable) }
        #expect(desk.honest.asked(.document) == 1)
        desk.honest.change { $0.failing = [] }
        desk.clock.advance(by: 5)
        try await desk.signIn()
        #expect(desk.honest.asked(.document) == 2)
    }

    @Test func `that answers slowly fails one sign-in and no later one`() async throws {
        desk.cheat { $0.failing = [.keys] }
        await desk.isRefused("it did not answer within 5 s", .unreachable)
        desk.honest.change { $0.failing = [] }
        desk.clock.advance(by: 5)
        try await desk.signIn()
    }
}

@Suite("An attempt to sign in")
struct AttemptTests {
    private let now = Date(timeIntervalSince1970: 1_772_366_400)

    @Test func `comes back as it set out, for ten minutes`() throws {
        for purpose in [
            Attempt.Purpose.signIn, .link(person: 7, proof: "p"), .invitation(token: "a-b_c"),
        ] {
            let attempt = Attempt(purpose, target: "/incidents?q=ä", at: now)
            let back = try #require(Attempt(cookieValue: attempt.cookieValue, at: now.addingTimeInterval(600)))
            #expect(back.purpose == purpose && back.target == "/incidents?q=ä")
            #expect(back.isContinued(by: attempt.state))
            #expect(back.nonce == attempt.nonce && back.verifier == attempt.verifier)
            #expect(Attempt(cookieValue: attempt.cookieValue, at: now.addingTimeInterval(601)) == nil)
        }
    }

    @Test func `is not continued when anything in its cookie was changed`() throws {
        let attempt = Attempt(.signIn, target: "/", at: now)
        let parts = attempt.cookieValue.split(separator: ".").map(String.init)
        let others = Attempt(.link(person: 1, proof: "p"), target: "/bin", at: now.addingTimeInterval(-5)).cookieValue
            .split(separator: ".").map(String.init)
        for place in parts.indices {
            var changed = parts
            changed[place] = others[place]
            let back = try #require(Attempt(cookieValue: changed.joined(separator: "."), at: now))
            #expect(!back.isContinued(by: attempt.state))
        }
    }

    @Test func `tells nobody its verifier, and its parts are different`() {
        let attempt = Attempt(.signIn, target: "/", at: now)
        #expect(Set([attempt.state, attempt.nonce, attempt.verifier, attempt.challenge]).count == 4)
    }

    @Test(arguments: ["", "....", "a.b.c.d", "x", String(repeating: "a", count: 5_000)])
    func `is nothing that only looks like one`(text: String) {
        #expect(Attempt(cookieValue: text, at: now) == nil)
    }
}
