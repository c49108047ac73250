import Domain
import Foundation
import Secrets
import Storage
import Synchronization
import Testing
import WebApp
import WebServer
import Wording

/// Handrail on a database of its own, with three people who have accounts: Priya administers it, Tomás and Mei are
/// members.
package final class TestApp: Sendable {
    package let app: App
    package let store: Store
    package let clock: TestClock
    package let rulebook: WordingRulebook

    /// - Parameters:
    ///   - store: one in memory, unless the test needs a file.
    ///   - expectsFaults: for a test that provokes faults and looks at ``loggedFaults`` itself; any other fails with
    ///     each.
    package init(
        store: Store? = nil, templates: [PostmortemTemplate] = [], baseURL: String? = nil,
        liveKeepAlive: Duration = .seconds(15), expectsFaults: Bool = false,
        provider: (TestClock) -> SignInProvider? = { _ in nil }
    ) async throws {
        let store = try store ?? Store()
        let clock = TestClock()
        let root = TestApp.root
        let log = FaultLog(expectsFaults: expectsFaults)
        let rulebook = try TestApp.rulebook.get()
        self.store = store
        self.rulebook = rulebook
        self.clock = clock
        var settings = App.Settings(
            baseURL: baseURL, demoFolder: root.appending(path: "Templates/demo"), wording: rulebook,
            liveKeepAlive: liveKeepAlive)
        settings.provider = provider(clock)
        app = App(
            store: store,
            templates: templates.isEmpty
                ? try PostmortemTemplates.load(folder: root.appending(path: "Templates/postmortems")) : templates,
            premortemTemplates: try PremortemTemplates.load(folder: root.appending(path: "Templates/premortems")),
            catalogue: try TestApp.catalogue.get(),
            assets: try StaticFiles(folder: root.appending(path: "Public")),
            passwords: try Passwords(cost: .negligible),
            settings: settings,
            clock: { clock.now },
            logFault: { log.add($0) })
        self.log = log
    }

    /// What is read from files that no test changes, once for all tests: it takes half a second without optimisation.
    private static let rulebook = Result { try WordingRules.load(folder: root.appending(path: "Templates/wording")) }
    private static let catalogue = Result {
        try GuardrailCatalogue.load(folder: root.appending(path: "Templates/guardrails"))
    }

    private let log: FaultLog

    /// What the app logged as its own faults.
    package var loggedFaults: [String] { log.lines }

    /// The folder of the package.
    package static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    /// A browser in which somebody is signed in.
    package func browser(as member: Cast) async throws -> Browser {
        let token = Token()
        let digest = token.digest
        let now = clock.now
        let person = try await store.read(as: .command("test")) { reading in
            try reading.people().first { $0.email == member.email }
        }
        let id: ID<Person>
        if let person {
            id = person.id
        } else {
            id = try await store.change(by: .command("test"), at: now) { change in
                try change.createPerson(
                    name: member.rawValue, email: member.email, level: member.level, zone: "UTC", passwordHash: nil)
            }
        }
        _ = try await store.change(by: .person(id, member.level), at: now) { change in
            try change.startSession(digest: digest, userAgent: "Test")
        }
        let browser = Browser(self)
        browser.setCookie("handrail_session", token.text)
        return browser
    }

    /// A browser in which nobody is signed in.
    ///
    /// - Parameter proxyUser: the person whom a trusted proxy names.
    package func stranger(at address: String = "127.0.0.1", proxyUser: String? = nil) -> Browser {
        Browser(self, address: address, proxyUser: proxyUser)
    }
}

package enum Cast: String, Sendable {
    case priya = "Priya Raman"
    case tomas = "Tomás Lind"
    case mei = "Mei Tanaka"

    package var email: String {
        switch self {
        case .priya: "priya@example.org"
        case .tomas: "tomas@example.org"
        case .mei: "mei@example.org"
        }
    }

    package var level: Level { self == .priya ? .administrator : .reviewer }
}

/// A clock that tests turn.
package final class TestClock: Sendable {
    private let instant = Mutex(Date(timeIntervalSince1970: 1_772_366_400))  // 2026-03-01 12:00 UTC

    package init() {}

    package var now: Date { instant.withLock { $0 } }

    package func advance(by seconds: TimeInterval) { instant.withLock { $0 = $0.addingTimeInterval(seconds) } }
}

private final class FaultLog: Sendable {
    private let expectsFaults: Bool
    private let stored = Mutex<[String]>([])

    init(expectsFaults: Bool) {
        self.expectsFaults = expectsFaults
    }

    var lines: [String] { stored.withLock { $0 } }

    func add(_ line: String) {
        stored.withLock { $0.append(line) }
        if !expectsFaults { Issue.record("The app logged a \(line)") }
    }
}

extension TestApp {
    /// An API token as a pipeline has it.
    package func issueToken(
        _ label: String = "Pipeline", scopes: Set<APITokenScope> = Set(APITokenScope.allCases), expiresAt: Date? = nil
    ) async throws -> String {
        let token = Token()
        let digest = token.digest
        try await store.change(by: .command("test"), at: clock.now) { change in
            _ = try change.issueAPIToken(label: label, digest: digest, scopes: scopes, expiresAt: expiresAt)
        }
        return token.text
    }
}
