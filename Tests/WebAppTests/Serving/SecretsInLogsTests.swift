import Domain
import Foundation
import Storage
import TestSupport
import Testing
import WebServer

@testable import WebApp

/// Secrets are planted wherever an address can hold one, and looked for in what would be logged.
@Suite("Secrets in logs")
struct SecretsInLogsTests {
    private static let secret = "7KQ2MX"

    @Test func `are neither in the path of an access log nor in a fault`() async throws {
        let app = try await TestApp(expectsFaults: true)
        let priya = try await app.browser(as: .priya)
        let secrets = Routes.all.filter { $0.pattern.contains(":!") }
        #expect(secrets.map(\.pattern).contains("/join/:!code"))
        struct Fault: Error {}
        for route in secrets {
            for typed in [
                SecretsInLogsTests.secret, "7kq2mx", "7KQ-2MX", "%37KQ2MX", "7KQ2MX/", "7KQ2MX/x", "7KQ2MX.md",
            ] {
                let path = route.pattern.split(separator: "/", omittingEmptySubsequences: false)
                    .map { $0.hasPrefix(":") ? typed : String($0) }.joined(separator: "/")
                let request = try Request(
                    route.method, path + "?code=\(SecretsInLogsTests.secret)", headers: ["cookie": priya.cookieHeader])
                _ = await app.app.respond(to: request)
                app.app.noteFault(Fault(), request)
                let logged =
                    (app.app.loggedPath(request.path, rawPath: request.rawPath) ?? "") + app.loggedFaults.joined()
                #expect(!logged.uppercased().replacing("-", with: "").contains("KQ2MX"), "\(path): \(logged)")
            }
        }
    }

    /// Whatever is a token by its name is in the query or the body, which no log has, or is declared.
    @Test func `are declared in the table of routes`() {
        let parameters = Routes.all.flatMap { $0.pattern.split(separator: "/") }.filter { $0.hasPrefix(":") }
        for name in Set(parameters) where name.contains("code") || name.contains("secret") || name.contains("password")
        {
            #expect(name.hasPrefix(":!"), "\(name)")
        }
    }

    @Test func `leave the paths of pages to read, and name no style sheet`() async throws {
        let app = try await TestApp().app
        for path in ["/", "/incidents/INC-7", "/incidents/INC-7/postmortem.md", "/sign-in"] {
            let request = try Request(.get, path)
            #expect(app.loggedPath(request.path, rawPath: request.rawPath) == path)
        }
        let sheet = try Request(.get, "/css/base.css")
        #expect(app.loggedPath(sheet.path, rawPath: sheet.rawPath) == nil)
        let unknown = try Request(.get, "/incidents/INC-7/what")
        #expect(app.loggedPath(unknown.path, rawPath: unknown.rawPath) == "/incidents/***")
    }
}
