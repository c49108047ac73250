import TestSupport
import Testing

@Suite("Deploy freezes in the browser")
struct FreezePagesTests {
    private let app: TestApp
    private let priya: Browser
    private let mei: Browser

    init() async throws {
        app = try await TestApp()
        priya = try await app.browser(as: .priya)
        mei = try await app.browser(as: .mei)
        try await mei.open("/services/new")
        try await mei.press("Add the service", [("name", "Payments")])
    }

    private func declareActive() async throws {
        try await mei.declare("Payments are down", severity: 1)
        try await mei.open("/incidents/INC-1/edit")
        try await mei.press("Save", [("services", "1")])
    }

    @Test func `an active SEV1 says on every page concerned that its services are frozen`() async throws {
        try await declareActive()
        let incident = try await mei.open("/incidents/INC-1")
        #expect(incident.has("Deployments of Payments are frozen until 2026-03-01 20:00 UTC"))
        #expect(try await mei.open("/").has("Deployments of Payments are frozen"))
        #expect(try await mei.open("/services").has("Payments Frozen"))
        #expect(try await mei.open("/services/1/edit").has("Deployments of Payments are frozen"))
        #expect(try await mei.open("/freezes").has("INC-1 (SEV1): Payments are down"))
        try await mei.open("/incidents/INC-1")
        try await mei.press("Mark as mitigated")
        #expect(try await !mei.open("/").has("are frozen"))
        #expect(try await mei.open("/incidents/INC-1").has("The deploy freeze of Payments is over"))
        #expect(try await mei.open("/freezes").has("Ended with the incident"))
    }

    @Test func `a SEV1 that names a service freezes it as it is declared, and the page said so before`() async throws {
        var page = try await mei.open("/incidents/new")
        #expect(page.has("A SEV1 or SEV2 that is happening freezes deployments of the services it affects at once"))
        page = try await mei.press("Declare", [("title", "Payments are down"), ("severity", "1"), ("services", "1")])
        #expect(page.has("Deployments of Payments are frozen until 2026-03-01 20:00 UTC"))
        page = try await mei.open("/incidents/new")
        page = try await mei.press(
            "Declare", [("title", "They were down"), ("severity", "1"), ("services", "1"), ("stage", "over")])
        #expect(!page.has("are frozen until"))
    }

    @Test func `an incident without services says that it freezes nothing`() async throws {
        let page = try await mei.declare("Something is down", severity: 1)
        #expect(page.has("This incident names no service, so it freezes no deployments."))
        #expect(try await mei.open("/freezes").has("Nothing is frozen."))
    }

    @Test func `a freeze is scheduled in one's own zone, extended and called off`() async throws {
        try await mei.open("/freezes")
        try await mei.click("Schedule a freeze")
        let refused = try await mei.press("Schedule the freeze", [("reason", "The sale"), ("ends_at", "nonsense")])
        #expect(refused.status == 422)
        #expect(refused.has("Choose at least one service"))
        #expect(refused.has("is not a time that Handrail understands"))
        let page = try await mei.press(
            "Schedule the freeze",
            [("services", "1"), ("starts_at", "tomorrow 09:00"), ("ends_at", "2026-03-03 09:00")])
        #expect(page.has("Freeze scheduled."))
        #expect(page.has("2026-03-02 09:00 UTC"))
        try await mei.click("Extend")
        #expect(try await mei.press("Extend", [("ends_at", "+1h")]).status == 422)
        let extended = try await mei.press("Extend", [("ends_at", "2026-03-04 09:00"), ("reason", "It sells well")])
        #expect(extended.has("Freeze extended. It now ends at 2026-03-04 09:00 UTC."))
        #expect(extended.has("extended the deploy freeze"))
        try await mei.click("Cancel the freeze")
        #expect(try await mei.press("Cancel the freeze").has("Enter the reason."))
        let off = try await mei.press("Cancel the freeze", [("reason", "No sale")])
        #expect(off.has("cancelled the deploy freeze"))
    }

    @Test func `an override is asked for by one person and confirmed by another`() async throws {
        try await declareActive()
        try await mei.open("/incidents/INC-1")
        try await mei.click("Let one deployment through")
        let asked = try await mei.press("Request the override", [("reason", "The fix itself")])
        #expect(asked.has("Waiting for a second person"))
        #expect(!asked.forms.contains { $0.buttons.contains { $0.label == "Confirm" } })
        let csrf = try asked.formToken()
        let own = try await mei.send(.post, "/overrides/1/confirmation", form: [("csrf", csrf)])
        #expect(own.status == 422)
        #expect(own.has("a second person has to confirm it"))
        try await priya.open("/freezes/1")
        let confirmed = try await priya.press("Confirm")
        #expect(confirmed.has("Override 1 confirmed."))
        #expect(confirmed.has("confirmed by Priya Raman"))
        #expect(confirmed.has("--override 1"))
    }

    @Test func `lifting asks why, and says so afterwards`() async throws {
        try await declareActive()
        try await mei.open("/freezes/1")
        try await mei.click("Lift")
        #expect(try await mei.press("Lift the freeze").has("Enter the reason."))
        let page = try await mei.press("Lift the freeze", [("reason", "Only the report is affected")])
        #expect(page.has("The freeze of Payments is over."))
        #expect(page.has("Lifted by Mei Tanaka: Only the report is affected"))
        #expect(try await mei.open("/freezes/1/lifting").status == 200)
        #expect(try await mei.press("Lift the freeze", [("reason", "Again")]).has("This freeze is already over."))
    }

    @Test func `administrators say which severities freeze what`() async throws {
        #expect(try await mei.open("/settings/freezes").status == 403)
        try await priya.open("/settings/freezes")
        #expect(try await priya.press("Save", [("hours", "0")]).has("Enter a number of hours from 1 to 168."))
        try await priya.open("/settings/freezes")
        #expect(try await priya.press("Save", [("scope", "everything"), ("hours", "2")]).has("Settings saved."))
        #expect(try await mei.open("/incidents/new").has("freezes all deployments at once, for at most 2 hours"))
        let page = try await mei.declare("All is down", severity: 2)
        #expect(page.has("Deployments of all services are frozen until 2026-03-01 14:00 UTC"))
        #expect(try await priya.open("/settings/history").has("changed when incidents freeze deployments"))
    }

    @Test func `a freeze that does not exist is not found`() async throws {
        for path in ["/freezes/9", "/freezes/x", "/freezes/9/lifting", "/freezes/9/overrides/new"] {
            #expect(try await mei.open(path).status == 404)
        }
        #expect(try await mei.open("/freezes?page=x").status == 422)
    }

    @Test func `the line beside the field says what a time ahead is understood as`() async throws {
        #expect(try await mei.open("/time?text=%2B4h&ahead=1").response.bodyText == "2026-03-01 16:00 UTC, in 4 h")
        #expect(try await mei.open("/time?text=%2B4h").response.bodyText == "Not understood yet")
    }
}
