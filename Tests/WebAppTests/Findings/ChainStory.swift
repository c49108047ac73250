import Domain
import Storage
import TestSupport

/// INC-1 "Cleanup deleted the wrong rows", a SEV1 that touched the service Ledger, with Mei at the keyboard.
struct ChainStory {
    let app: TestApp
    let mei: Browser
    let ledger: ID<Service>

    init() async throws {
        app = try await TestApp()
        mei = try await app.browser(as: .mei)
        _ = try await app.browser(as: .tomas)
        ledger = try await app.store.change(by: .command("test"), at: app.clock.now) { change in
            let ledger = try change.createService(ServiceEdit(name: "Ledger"))
            _ = try change.createService(ServiceEdit(name: "Web shop"))
            _ = try change.createTeam(name: "Platform")
            let id = try change.declare(
                IncidentDeclaration(title: "Cleanup deleted the wrong rows", severity: .sev1, state: .resolved))
            try change.edit(
                id,
                IncidentEdit(
                    title: "Cleanup deleted the wrong rows", kind: .incident, severity: .sev1, summary: "",
                    howNoticed: "", surprise: "", services: [ledger]), from: 1)
            return ledger
        }
    }

    /// The number of a member, as a form sends it.
    func number(of member: Cast) async throws -> String {
        try await app.store.read(as: .command("test")) { reading in
            try reading.people().first { $0.email == member.email }?.id.description ?? ""
        }
    }

    @discardableResult
    func addFinding(_ title: String = "A cleanup runs without a row estimate") async throws -> Page {
        try await mei.open("/incidents/INC-1/findings/new")
        return try await mei.press("Add the finding", [("kind", "missing_guardrail"), ("title", title)])
    }

    /// A commitment of somebody, or an idea where nobody owns it.
    @discardableResult
    func addFollowUp(
        _ title: String, owner: Cast? = .mei, due: String = "2026-03-10", address: String = "/follow-ups/new"
    ) async throws -> Page {
        try await mei.open(address)
        var fields = [("title", title), ("due", due), ("state", owner == nil ? "proposed" : "committed")]
        var number = ""
        if let owner { number = try await self.number(of: owner) }
        fields.append(("owner", number))
        return try await mei.press("Add the follow-up", fields)
    }

    @discardableResult
    func addGuardrail(
        _ name: String, strength: String = "forcing_function", state: String = "in_place",
        address: String = "/guardrails/new", _ more: [(String, String)] = []
    ) async throws -> Page {
        try await mei.open(address)
        let fields = [
            ("name", name), ("kind", "dry_run"), ("position", "prevent"), ("strength", strength), ("state", state),
        ]
        let page = try await mei.press("Add the guardrail", fields + more)
        return page.path.contains("/retrodiction") ? try await mei.click("None of them") : page
    }
}
