import Domain
import Foundation
import Storage
import TestSupport

/// An incident of Priya, Tomás and Mei that is being reviewed, on a database of its own.
struct Reviewed {
    let app: TestApp
    let id: ID<Incident>
    let priya: Browser

    init(
        _ title: String = "Ledger rows deleted", kind: IncidentKind = .incident, template: String? = "guardrail-first"
    ) async throws {
        app = try await TestApp()
        priya = try await app.browser(as: .priya)
        id = try await app.store.change(by: .command("test"), at: app.clock.now) { change in
            try change.declare(IncidentDeclaration(title: title, severity: .sev2, kind: kind, state: .resolved))
        }
        if let template {
            try await priya.open("/incidents/\(id.key)/postmortem/new")
            try await priya.press("Start the postmortem", [("template", template)])
        }
    }

    var path: String { "/incidents/\(id.key)/postmortem" }

    func change<Value: Sendable>(_ body: @escaping @Sendable (Change) throws -> Value) async throws -> Value {
        try await app.store.change(by: .command("test"), at: app.clock.now, body)
    }

    func person(_ member: Cast) async throws -> ID<Person> {
        _ = try await app.browser(as: member)
        return try await app.store.read(as: .command("test")) { reading in
            try reading.people().first { $0.email == member.email }?.id ?? ID(0)
        }
    }

    @discardableResult
    func write(_ section: String, _ text: String) async throws -> Page {
        try await priya.open("\(path)/sections/\(section)")
        return try await priya.press("Save", [("text", text)])
    }

    func writeRequired() async throws {
        for section in ["summary", "what-happened", "what-made-it-easy", "which-guardrail-was-missing"] {
            try await write(section, "Written: \(section).")
        }
    }

    func export() async throws -> String {
        try await priya.open("\(path).md").html
    }
}
