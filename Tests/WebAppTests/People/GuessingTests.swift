import Domain
import Foundation
import TestSupport
import Testing
import WebServer

/// Strangers guess at the password of Mei, who works at `office` and lives at `home`.
@Suite("Guessing at passwords")
struct GuessingTests {
    private static let office = "198.51.100.7"
    private static let home = "2001:db8:1:2::7"

    private let house: House

    init() async throws {
        house = try await House()
    }

    @Test func `by strangers everywhere does not keep a known browser out, wherever it is`() async throws {
        let laptop = try await meisBrowser()
        try await guessFromEverywhere()
        #expect(try await house.signIn(laptop).path == "/")
        try await laptop.press("Sign out")
        #expect(try await house.signIn(laptop.moved(to: GuessingTests.home)).path == "/")
    }

    @Test func `by strangers everywhere does not keep a new browser out at an address of before`() async throws {
        try await meisBrowser()
        try await guessFromEverywhere()
        let phone = house.app.stranger(at: GuessingTests.office)
        #expect(try await house.signIn(phone).path == "/")
        // The network counts, not the address within it.
        let laptop = house.app.stranger(at: GuessingTests.home)
        house.app.clock.advance(by: 3_600)
        #expect(try await house.signIn(laptop).path == "/")
        try await guessFromEverywhere()
        #expect(try await house.signIn(house.app.stranger(at: "2001:db8:1:2::8")).path == "/")
        #expect(try await house.signIn(house.app.stranger(at: "2001:db8:1:3::7")).status == 429)
    }

    @Test func `by one stranger keeps nobody out anywhere else, however long it goes on`() async throws {
        for _ in 0..<6 {
            let stranger = house.app.stranger(at: "203.0.113.9")
            for _ in 0..<70 { try await house.signIn(stranger, password: "a wrong password") }
            let new = house.app.stranger(at: GuessingTests.home)
            let page = try await house.signIn(new)
            #expect(page.path == "/")
            try await forgetEverything()
            house.app.clock.advance(by: 600)
        }
    }

    @Test func `by one stranger in the same office keeps no known browser out`() async throws {
        let laptop = try await meisBrowser()
        let stranger = house.app.stranger(at: GuessingTests.office)
        for number in 0..<120 { try await house.signIn(stranger, email: "n\(number)@example.org") }
        for _ in 0..<12 { try await house.signIn(stranger, password: "a wrong password") }
        #expect(try await house.signIn(stranger).status == 429)
        #expect(try await house.signIn(laptop).path == "/")
    }

    @Test func `is possible so many times an hour, over however many networks`() async throws {
        var checked: [Int] = []
        for hour in 0..<3 {
            var count = 0
            for minute in 0..<20 {
                for number in 0..<10 {
                    let stranger = house.app.stranger(at: "203.0.\(hour * 20 + minute).\(number)")
                    let page = try await house.signIn(stranger, password: "a wrong password")
                    count += page.status == 422 ? 1 : 0
                }
                house.app.clock.advance(by: 180)
            }
            checked.append(count)
        }
        #expect(checked[0] <= 120)
        #expect(checked[1] <= 61 && checked[2] <= 61)
        #expect(checked[2] > 30)
    }

    @Test func `in a known browser is slowed down as well`() async throws {
        let laptop = try await meisBrowser()
        var statuses: [Int] = []
        for _ in 0..<40 { statuses.append(try await house.signIn(laptop, password: "a wrong password").status) }
        #expect(statuses.prefix(10).allSatisfy { $0 == 422 })
        #expect(statuses.last == 429)
        #expect(statuses.filter { $0 == 422 }.count <= 30)
    }

    @Test func `is told how long to wait, and what else leads in`() async throws {
        let browser = house.app.stranger()
        for _ in 0..<10 { try await house.signIn(browser, password: "a wrong password") }
        let page = try await house.signIn(browser)
        #expect(page.status == 429)
        #expect(page.response.headers["retry-after"] == "120")
        #expect(page.has("There were too many attempts. Wait 2 minutes and try again."))
        #expect(page.has("Or use a browser in which you have signed in before, or ask an administrator for a link."))
    }

    @Test func `goes unnoticed by an office in which everybody signs in at once`() async throws {
        for _ in 0..<300 {
            try await forgetEverything()
            let page = try await house.signIn(house.app.stranger(at: GuessingTests.office), as: .priya)
            #expect(page.path == "/")
        }
    }

    @Test func `cannot keep out somebody with a link from an administrator`() async throws {
        let priya = try await house.signedIn(as: .priya)
        try await priya.open("/settings/people")
        let page = try await priya.press("Link for a new password")  // the first in the list is Mei
        let shown = try #require(page.html.firstMatch(of: /value="[^"]*(\/invitation\?token=[^"]*)"/))
        try await guessFromEverywhere()
        let new = house.app.stranger(at: GuessingTests.home)
        try await new.open(String(shown.1))
        let after = try await new.press(
            "Set the new password",
            [("password", "another good password"), ("password_again", "another good password")])
        #expect(after.path == "/")
    }

    @Test func `is no easier for somebody with a copy of the database, which holds no cookie`() async throws {
        let laptop = try await meisBrowser()
        let cookie = try #require(laptop.cookie("handrail_browser"))
        let rows = try await house.app.store.everyText()
        #expect(rows.contains { $0.contains("Mei Tanaka") })
        #expect(!rows.contains { $0.contains(cookie) })
    }

    @Test func `after a person forgot their browsers, these are strangers again`() async throws {
        let laptop = try await meisBrowser(signsOut: false)
        let old = laptop.moved(to: GuessingTests.home)
        old.setCookie("handrail_session", "")
        try await laptop.open("/profile")
        #expect(try await laptop.press("Forget them").has("Forgotten."))
        try await guessFromEverywhere()
        #expect(try await house.signIn(old).status == 429)
    }

    /// A browser in which Mei has signed in at the office.
    @discardableResult
    private func meisBrowser(signsOut: Bool = true) async throws -> Browser {
        let browser = house.app.stranger(at: GuessingTests.office)
        try await house.signIn(browser)
        if signsOut { try await browser.press("Sign out") }
        return browser
    }

    /// Ten wrong passwords from each of thirty networks.
    private func guessFromEverywhere() async throws {
        for network in 0..<30 {
            let stranger = house.app.stranger(at: "203.0.113.\(network)")
            for _ in 0..<10 { try await house.signIn(stranger, password: "a wrong password") }
        }
        #expect(try await house.signIn(house.app.stranger(at: "192.0.2.1")).status == 429)
    }

    private func forgetEverything() async throws {
        try await house.app.store.run("DELETE FROM known_place")
    }
}
