import Domain
import Foundation
import TestSupport
import Testing
import WebServer

@testable import WebApp

/// Every line of the table of routes, walked by somebody on each level of the ladder.
@Suite("The ladder of access")
struct LadderTests {
    let house: LadderHouse

    init() async throws {
        house = try await LadderHouse()
    }

    @Test func `no route is left out`() {
        for route in Routes.all {
            #expect(house.address(of: route) != nil, "\(route.pattern) needs a record that the house does not have")
        }
    }

    @Test func `an address is refused to each level that the table does not let through, and nothing is written`()
        async throws
    {
        let before = try await house.app.store.everyText()
        var refused = 0
        for route in Routes.all where route.policy != .token {
            guard let path = house.address(of: route) else { continue }
            for visitor in house.visitors where !LadderHouse.isAllowed(route, visitor) {
                for method in route.method == .get ? [Method.get, .head] : [route.method] {
                    let response = try await house.request(method, path, by: visitor)
                    #expect(response.status == .forbidden, "\(method.name) \(path) by \(visitor): \(response.status)")
                    refused += 1
                }
                let page = try await house.request(route.method, path, by: visitor).bodyText ?? ""
                #expect(page.contains("You are \(visitor.level.noun)."), "\(path) by \(visitor)")
            }
        }
        #expect(refused > 500)
        #expect(try await house.app.store.everyText() == before)
    }

    /// Reading comes first, and what takes records away comes last.
    @Test func `an address is open to each level that the table lets through`() async throws {
        for route in LadderTests.gentlyOrdered where route.policy != .token && route.policy != .anyone {
            guard let path = house.address(of: route) else { continue }
            for visitor in house.visitors where LadderHouse.isAllowed(route, visitor) {
                let status = try await house.request(route.method, path, by: visitor).status
                #expect(status != .forbidden && status != .unauthorized, "\(path) by \(visitor): \(status)")
                #expect(status.code < 500, "\(path) by \(visitor): \(status)")
                if route.method == .get {
                    #expect(status != .notFound || LadderTests.empty.contains(route.pattern), "\(path): no record")
                }
            }
        }
    }

    @Test func `a page shows no link and no form that its reader may not use`() async throws {
        let table = RouteTable(Routes.all.map { ($0.method, $0.pattern, $0) })
        var seen = 0
        for route in Routes.all where route.method == .get && route.policy != .token {
            guard let path = house.address(of: route) else { continue }
            for visitor in house.visitors where LadderHouse.isAllowed(route, visitor) {
                let page = try await visitor.browser.open(path)
                guard page.status == 200 else { continue }
                for (method, address) in LadderTests.actions(on: page) {
                    let parts = address.prefix { $0 != "?" && $0 != "#" }.split(separator: "/").map(String.init)
                    guard case .found(let target, _) = table.lookup(method, parts) else { continue }
                    seen += 1
                    #expect(
                        LadderHouse.isAllowed(target, visitor),
                        "\(path) shows \(method.name) \(address) to \(visitor)")
                }
            }
        }
        #expect(seen > 5_000)
    }

    private static func actions(on page: Page) -> [(WebServer.Method, String)] {
        let edits = page.html.matches(of: /data-(?:form|edit)="([^"]+)"/).map { String($0.1) }
        return (page.links.map(\.address) + edits).filter { $0.hasPrefix("/") }.map { (.get, $0) }
            + page.forms.map { ($0.isGet ? .get : .post, $0.action) }
    }

    private static let gentlyOrdered: [Route] = {
        let harsh = [
            "deletion", "revocation", "merger", "removal", "deactivation", "transitions", "withdrawal", "level",
            "archiving", "ending", "lifting", "phase",
        ]
        func rank(_ route: Route) -> Int {
            if route.method == .get { return 0 }
            // Ends the session of one of the visitors.
            if route.pattern.hasPrefix("/profile/sessions") { return 3 }
            return harsh.contains { route.pattern.contains($0) } ? 2 : 1
        }
        return Routes.all.enumerated().sorted { (rank($0.element), $0.offset) < (rank($1.element), $1.offset) }
            .map(\.element)
    }()

    /// Pages of what this house does not have.
    private static let empty: Set<String> = [
        "/live", "/live/news", "/calendar.ics", "/wording/dismissals/new", "/settings/templates/:kind/new",
        "/imports/uploads/:upload", "/imports/uploads/:upload/problems",
        "/profile/identity",
    ]
}
