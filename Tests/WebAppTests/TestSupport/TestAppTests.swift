import TestSupport
import Testing
import WebServer

@testable import WebApp

struct TestAppTests {
    private struct Leak: Error {}

    @Test func `a test whose app logs a fault fails, and says which`() async throws {
        let app = try await TestApp()
        let request = try Request(.get, "/incidents/INC-1")
        withKnownIssue {
            app.app.noteFault(Leak(), request)
        } matching: { issue in
            issue.comments.contains { $0.rawValue.contains("GET /incidents/INC-1: Leak()") }
        }
    }

    @Test func `a test that provokes a fault says so and finds it in the log`() async throws {
        let app = try await TestApp(expectsFaults: true)
        app.app.noteFault(Leak(), try Request(.get, "/incidents/INC-1"))
        #expect(app.loggedFaults.count == 1)
        #expect(app.loggedFaults.first?.hasSuffix(" at GET /incidents/INC-1: Leak()") == true)
    }
}
