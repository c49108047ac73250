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

    @Test func `say who took a single one out, as what, to those who may see it`() async throws {
        let house = try await PrivateHouse()
        for path in ["/incidents/INC-1/postmortem.md", "/incidents/INC-1/postmortem/exports/mediawiki"] {
            #expect(try await house.named.browser.open(path).status == 200)
            #expect(try await house.outsiders[3].browser.open(path).status == 404)
        }
        let seen = try await house.named.browser.open("/incidents/INC-1").text
        for format in [ExportFormat.gfm, .mediawiki] {
            #expect(
                seen.contains("exported the postmortem of INC-1 as \(format.label) for the organisation"), "\(format)")
        }
        let history = try await house.outsiders[3].browser.open("/settings/history").text
        #expect(!history.contains("exported the postmortem"))
    }
}
