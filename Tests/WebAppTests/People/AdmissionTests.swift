import Domain
import Foundation
import TestSupport
import Testing

/// Who gets in through a provider, and how far up.
@Suite("Admission through a provider")
struct AdmissionTests {
    @Test func `is refused with a sentence to people without an account where accounts come by invitation`()
        async throws
    {
        let house = try await ProviderHouse()
        let page = try await house.signIn(house.app.stranger(), as: ProviderHouse.ada)
        #expect(page.status == 403 && page.has("Your account at Example SSO is not linked to an account here."))
        #expect(try await house.house.signedIn(as: .priya).open("/settings/people").text.contains("Ada") == false)
    }

    @Test func `makes an account with name, address and zone where that is wanted`() async throws {
        let house = try await ProviderHouse(.everybody(.contributor))
        let browser = house.app.stranger()
        #expect(try await house.signIn(browser, as: ProviderHouse.ada).path == "/")
        let profile = try await browser.open("/profile")
        #expect(profile.has("You are a contributor.") && profile.html.contains("Ada Byron"))
        #expect(profile.html.contains("Europe/London") && profile.has("You have no password."))
        #expect(try await house.history().contains("added Ada Byron as contributor"))
        #expect(try await house.signIn(house.app.stranger(), as: ProviderHouse.ada).path == "/")
    }

    @Test func `makes no account with an address that may be somebody else's`() async throws {
        let house = try await ProviderHouse(.everybody(.contributor))
        for claims: [String: TestClaim] in [
            ["email": "ada@example.org", "email_verified": false], ["email": "not an address"], ["name": "Ada"],
        ] {
            let page = try await house.signIn(
                house.app.stranger(), as: claims.merging(["sub": "ada-1"]) { $1 })
            #expect(page.status == 403 && page.has("An account here needs an e-mail address"))
        }
    }

    @Test func `gives the level of the groups at every sign-in, up and down`() async throws {
        let house = try await ProviderHouse.byGroups()
        try await house.link(.mei, ProviderHouse.mei)
        let browser = house.app.stranger()
        try await house.signIn(browser, as: ProviderHouse.mei)
        #expect(try await browser.open("/profile").has("You are an editor."))
        #expect(try await house.history().contains("changed the level of Mei Tanaka"))
        for (groups, words) in [(["leads", "staff"], "an administrator"), (["staff"], "an observer")] {
            var account = ProviderHouse.mei
            account["groups"] = .texts(groups)
            try await house.signIn(house.app.stranger(), as: account)
            #expect(try await browser.open("/profile").has("You are \(words)."))
        }
    }

    @Test func `is refused to people in none of the groups, with or without an account`() async throws {
        let house = try await ProviderHouse.byGroups()
        try await house.link(.mei, ProviderHouse.mei)
        for account in [ProviderHouse.mei, ProviderHouse.ada] {
            let stranger = account.merging(["groups": .texts(["sales", "leads "])]) { $1 }
            let page = try await house.signIn(house.app.stranger(), as: stranger)
            #expect(page.status == 403 && page.has("None of your groups at Example SSO gives access to Handrail."))
        }
        let without = ProviderHouse.mei.filter { $0.key != "groups" }
        #expect(try await house.signIn(house.app.stranger(), as: without).status == 403)
    }

    @Test func `leaves the last administrator one, and a level given for a reason as it is`() async throws {
        let house = try await ProviderHouse.byGroups()
        let observer = ProviderHouse.priya.merging(["groups": .texts(["staff"])]) { $1 }
        try await house.link(.priya, observer)
        let priya = house.app.stranger()
        try await house.signIn(priya, as: observer)
        #expect(try await priya.open("/profile").has("You are an administrator."))

        let ada = house.app.stranger()
        try await house.signIn(ada, as: ProviderHouse.ada)
        try await priya.open("/settings/people")
        try await priya.click("Change level")  // the first in the list is Ada
        try await priya.press("Give it", [("level", "reviewer"), ("scope", "everything"), ("reason", "On call")])
        let again = house.app.stranger()
        try await house.signIn(again, as: ProviderHouse.ada)
        #expect(try await again.open("/profile").has("You are a reviewer."))
    }

    @Test func `gives no new account to somebody whose name was erased, and keeps nothing of the name`() async throws {
        let house = try await ProviderHouse(.everybody(.contributor))
        try await house.signIn(house.app.stranger(), as: ProviderHouse.ada)
        let (ada, priya) = try await house.app.store.read(as: .command("test")) { reading in
            (
                try reading.people().first { $0.name == "Ada Byron" }?.id,
                try reading.people().first { $0.email == Cast.priya.email }?.id
            )
        }
        let (id, administrator) = (try #require(ada), try #require(priya))
        try await house.app.store.change(by: .person(administrator, .administrator), at: house.app.clock.now) {
            change in
            try change.deactivate(id)
            _ = try change.eraseName(of: id, words: "a former colleague", in: [], everythingElse: true)
        }
        let page = try await house.signIn(house.app.stranger(), as: ProviderHouse.ada)
        #expect(page.status == 403 && page.has("was closed for good"))
        #expect(!page.has("Ada") && !page.has("example.org"))
        #expect(try await !house.house.signedIn(as: .priya).open("/settings/people").has("Ada Byron"))
    }

    @Test func `keeps an administrator who could not be replaced by one who cannot get in`() async throws {
        let house = try await ProviderHouse()
        try await house.link(.priya, ProviderHouse.priya)
        let priya = house.app.stranger()
        try await house.signIn(priya, as: ProviderHouse.priya)
        try await priya.open("/settings/sign-in")
        try await priya.press("Save", [("passwords_off", "on")])
        // Mei has a password, and no account at the provider: she could not get in.
        let mei = try await house.app.store.read(as: .command("test")) { reading in
            (
                try reading.people().first { $0.email == Cast.mei.email }?.id,
                try reading.people().first { $0.email == Cast.priya.email }?.id
            )
        }
        let (other, only) = (try #require(mei.0), try #require(mei.1))
        try await house.app.store.change(by: .person(only, .administrator), at: house.app.clock.now) {
            try $0.setLevel(of: other, to: .administrator)
        }
        await #expect(throws: Refusal.self) {
            try await house.app.store.change(by: .person(other, .administrator), at: house.app.clock.now) {
                try $0.deactivate(only)
            }
        }
    }

    @Test func `is over for somebody who was deactivated`() async throws {
        let house = try await ProviderHouse(.everybody(.contributor))
        try await house.signIn(house.app.stranger(), as: ProviderHouse.ada)
        let priya = try await house.house.signedIn(as: .priya)
        try await priya.open("/settings/people")
        try await priya.click("Deactivate")  // the first in the list is Ada
        try await priya.press("Deactivate")
        let page = try await house.signIn(house.app.stranger(), as: ProviderHouse.ada)
        #expect(page.status == 403 && page.has("Your account here is deactivated."))
    }
}
