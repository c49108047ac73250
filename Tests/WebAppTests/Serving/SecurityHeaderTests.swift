import Foundation
import TestSupport
import Testing
import WebServer

@testable import WebApp

/// The engine adds ``App/headers`` to every answer, errors included, unless the answer has a header of that name.
@Suite("Headers of every answer")
struct SecurityHeaderTests {
    @Test func `allow our own files alone, in no frame of others`() throws {
        let policy = try #require(App.headers["content-security-policy"])
        let parts = policy.split(separator: ";").map { $0.trimmingCharacters(in: .whitespaces) }
        for part in [
            "default-src 'none'", "script-src 'self'", "style-src 'self'", "form-action 'self'", "base-uri 'none'",
            "frame-ancestors 'none'", "require-trusted-types-for 'script'", "trusted-types 'none'",
        ] { #expect(parts.contains(part), "\(part)") }
        #expect(!policy.contains("unsafe") && !policy.contains("*") && !policy.contains("http"))
        #expect(App.headers["x-content-type-options"] == "nosniff")
        #expect(App.headers["x-frame-options"] == "DENY")
        #expect(App.headers["referrer-policy"] == "same-origin")
        #expect(App.headers["cross-origin-opener-policy"] == "same-origin")
        #expect(App.headers["cross-origin-resource-policy"] == "same-origin")
    }

    @Test func `are weakened by no address, on any method, found or not`() async throws {
        let house = try await LadderHouse()
        let names = App.headers.fields.map { $0.name.lowercased() }
        var asked = 0
        for route in Routes.all {
            let path = try #require(house.address(of: route))
            for path in [path, path.replacing(/[0-9]+/, with: "99991")] {
                for visitor in [house.visitors[0], house.visitors[5]] {
                    let response = try await house.request(route.method, path, by: visitor)
                    for name in names {
                        guard let value = response.headers[name] else { continue }
                        #expect(
                            value == App.headers[name] || SecurityHeaderTests.stricter[name] == value,
                            "\(route.pattern): \(name) is \(value)")
                    }
                    asked += 1
                }
            }
        }
        #expect(asked > 1_000)
    }

    /// An image opens as a page of its own that may do nothing; what is untraced does not tell our own pages its path.
    private static let stricter = [
        "content-security-policy": "default-src 'none'; sandbox", "referrer-policy": "strict-origin",
    ]
}
