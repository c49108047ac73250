import TestSupport
import Testing

@Suite("Services and teams in the browser")
struct ServicePagesTests {
    private let house: House
    private let priya: Browser
    private let mei: Browser

    init() async throws {
        house = try await House()
        priya = try await house.signedIn(as: .priya)
        mei = try await house.signedIn(as: .mei)
    }

    @Test func `a team and a service are added, and the service names its team`() async throws {
        #expect(try await mei.open("/teams").has("There are no teams yet."))
        try await mei.click("Add a team")
        #expect(try await mei.press("Add the team", [("name", "Payments")]).has("Added the team Payments."))
        #expect(try await mei.open("/services").has("There are no services yet."))
        try await mei.click("Add a service")
        let page = try await mei.press(
            "Add the service", [("name", "Ledger"), ("purpose", "Every payment."), ("team", "1")])
        #expect(page.has("Added the service Ledger."))
        #expect(page.has("Ledger Every payment. Payments 0 0"))
    }

    @Test func `a taken name is said beside the field and nothing typed is lost`() async throws {
        try await add("Web shop")
        try await mei.open("/services/new")
        let page = try await mei.press("Add the service", [("name", "web SHOP"), ("purpose", "Sells pumps.")])
        #expect(page.status == 422)
        #expect(page.has("There is already a service called Web shop."))
        #expect(page.forms.flatMap(\.fields).contains { $0.value == "Sells pumps." })
    }

    @Test func `a service is edited from the list`() async throws {
        try await add("Web shop")
        try await mei.open("/services")
        try await mei.click("Web shop")
        #expect(try await mei.press("Save", [("name", "Shop")]).has("Saved the service Shop."))
        #expect(try await priya.open("/settings/history").has("Mei Tanaka changed the service Shop"))
    }

    @Test func `only administrators delete, and Restore takes it back`() async throws {
        try await add("Web shop")
        let page = try await mei.open("/services")
        #expect(!page.forms.contains { $0.buttons.contains { $0.label == "Delete" } })
        let csrf = try page.formToken()
        #expect(try await mei.send(.post, "/services/1/deletion", form: [("csrf", csrf)]).status == 403)

        try await priya.open("/services")
        #expect(try await priya.press("Delete").has("Deleted Web shop."))
        #expect(try await priya.press("Restore").has("Service restored."))
        #expect(try await mei.open("/services").has("Web shop"))
    }

    @Test func `a team is renamed, deleted and restored`() async throws {
        try await priya.open("/teams/new")
        try await priya.press("Add the team", [("name", "Payments")])
        try await priya.click("Payments")
        #expect(try await priya.press("Save", [("name", "Ledger")]).has("Renamed the team to Ledger."))
        #expect(try await priya.press("Delete").has("Deleted Ledger."))
        #expect(try await priya.press("Restore").has("Team restored."))
    }

    @Test(arguments: ["/services/9/edit", "/services/x/edit", "/teams/0/edit", "/services/99999999999999999999/edit"])
    func `what is not there is not found`(path: String) async throws {
        #expect(try await mei.open(path).status == 404)
    }

    @Test func `a made-up team is refused`() async throws {
        try await mei.open("/services/new")
        for team in ["99", "x"] {
            try await mei.open("/services/new")
            #expect(try await mei.press("Add the service", [("name", "Ledger"), ("team", team)]).status == 422)
        }
    }

    private func add(_ name: String) async throws {
        try await mei.open("/services/new")
        try await mei.press("Add the service", [("name", name)])
    }
}
