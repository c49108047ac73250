import Domain
import Foundation
import TestSupport
import Testing
import WebServer

@testable import Storage
@testable import WebApp

@Suite("A database from before levels")
struct EarlierDatabaseTests {
    private static func folder() throws -> URL {
        let folder = FileManager.default.temporaryDirectory.appending(path: "handrail-earlier-\(UUID())")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        return folder
    }

    @Test func `no address of then is forgotten`() async throws {
        let table = RouteTable(Routes.all.map { ($0.method, $0.pattern, $0) })
        let folder = try Self.folder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let house = try await EarlierHouse(folder.appending(path: "data.sqlite"), for: .stranger)
        let routes = try EarlierHouse.routes()
        #expect(routes.count == 280)
        for route in routes {
            let path = try await house.address(of: route)
            let parts = path.prefix { $0 != "?" }.split(separator: "/").map(String.init)
            guard case .found = table.lookup(route.method, parts) else {
                Issue.record("\(route.method.name) \(path) is not there any more")
                continue
            }
        }
    }

    /// Every line of the table of routes of then, with every method it answered. What takes records away comes last.
    @Test(arguments: EarlierHouse.Kind.allCases)
    func `lets everybody do what they could, once it is migrated`(kind: EarlierHouse.Kind) async throws {
        let folder = try Self.folder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let original = folder.appending(path: "data.sqlite")
        let house = try await EarlierHouse(original, for: kind)
        let routes = try EarlierHouse.routes().filter { kind.wasLetThrough(by: $0.policy) }
        #expect(!routes.isEmpty)
        for route in routes.sorted(by: { EarlierDatabaseTests.rank($0) < EarlierDatabaseTests.rank($1) }) {
            let path = try await house.address(of: route)
            for method in route.method == .get ? [Method.get, .head] : [route.method] {
                let response = try await house.send(method, path)
                let (status, target) = (response.status.code, response.headers["location"] ?? "")
                // What everybody may open leads to signing in, or asks for a password there.
                let isRefused =
                    route.policy == "anyone"
                    ? status == 403 : [401, 403].contains(status) || target.hasPrefix("/sign-in")
                #expect(!isRefused && status < 500, "\(method.name) \(path) by \(kind): \(status) \(target)")
                if method == .get && !EarlierDatabaseTests.empty.contains(route.pattern) {
                    #expect(status != 404, "\(path) by \(kind)")
                }
            }
        }
    }

    /// Reading comes first; what ends the session of whoever asks, or takes a record away, comes last.
    private static func rank(_ route: EarlierHouse.EarlierRoute) -> Int {
        if route.method == .get { return 0 }
        if route.pattern == "/sign-out" { return 4 }
        if route.pattern.hasPrefix("/profile/sessions") { return 3 }
        return ["deletion", "removal", "merger", "deactivation"].contains { route.pattern.contains($0) } ? 2 : 1
    }

    /// Pages that say “not found” without a query, or about what nobody has made.
    private static let empty: Set<String> = [
        "/live", "/live/news", "/calendar.ics", "/wording/dismissals/new", "/settings/templates/:kind/new",
    ]
}
