import Domain
import Foundation
import TestSupport
import Testing
import WebServer

@testable import Storage
@testable import WebApp

@Suite("The size of a page")
struct PageSizeTests {
    @Test func `stays under 150 KB with 500 services, 500 people and a guardrail that all of them lack`() async throws {
        let house = try await LadderHouse()
        try await house.fillUp()
        let administrator = try #require(house.visitors.last)
        var sizes: [String: Int] = [:]
        for route in Routes.all where route.method == .get {
            guard route.policy != .token, let path = house.address(of: route), !path.hasPrefix("/live") else {
                continue
            }
            for path in [path] + (PageSizeTests.variants[route.pattern] ?? []).map({ path + $0 }) {
                let page = try await administrator.browser.open(path)
                sizes[path] = page.html.utf8.count
            }
        }
        #expect(sizes.count > 100)
        let large = sizes.filter { $0.value > 150_000 }.map { "\($0.key): \($0.value)" }.sorted()
        #expect(large == [])
    }

    /// Queries with which a page can have more in it.
    private static let variants: [String: [String]] = [
        "/guardrails/:guardrail/gaps/follow-ups/new": [
            "?" + (1...100).map { "service=\($0 + 1)" }.joined(separator: "&")
        ],
        "/search": ["?q=service"], "/settings/people": ["?page=2"], "/services": ["?page=2"],
        "/guardrails/coverage": ["?columns=2"],
    ]
}

extension LadderHouse {
    fileprivate func fillUp() async throws {
        try await app.store.change(by: .command("test"), at: app.clock.now) { change in
            for number in 0..<500 {
                let service = try change.createService(
                    ServiceEdit(name: "Service \(number)", purpose: "What it does for those who pay for it"))
                if number % 25 == 0 { _ = try change.createTeam(name: "Team \(number)") }
                _ = try change.createPerson(
                    name: "Person \(number)", email: "person\(number)@example.org", level: .reviewer, zone: "UTC",
                    passwordHash: nil)
                if number >= 120 { continue }
                let incident = try change.declare(
                    IncidentDeclaration(title: "Service \(number) is down", severity: .sev3, services: [service]))
                let finding = try change.addFinding(
                    to: incident, FindingEdit(kind: .missingGuardrail, title: "No limit \(number)", detail: ""))
                try change.link(ID(1), .proposedBy, .finding(finding))
                _ = try change.addFollowUp(
                    FollowUpEdit(title: "Limit service \(number)"), incident: incident, finding: finding,
                    state: .proposed)
            }
        }
    }
}
