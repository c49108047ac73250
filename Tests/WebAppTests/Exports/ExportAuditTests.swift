import Domain
import TestSupport
import Testing

@testable import WebApp

@Suite("Exports in the history")
struct ExportAuditTests {
    @Test func `say who took what out, for whom and when, and count nothing private`() async throws {
        let house = try await PrivateHouse()
        let named = house.named.browser
        let answer = try await named.open("/exports?which=all&format=gfm&drafts=on")
        #expect(answer.status == 200)
        let history = try await house.outsiders[3].browser.open("/settings/history").text
        #expect(history.contains("Mei Tanaka exported 0 postmortems as"), "\(history.prefix(600))")
    }
}
