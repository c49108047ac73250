import Domain
import Storage
import TestSupport
import Testing

@Suite("Choosing people and services by name")
struct PickerPagesTests {
    @Test func `up to twenty people are a list, oneself first`() async throws {
        let story = try await ChainStory()
        let page = try await story.mei.open("/follow-ups/new")
        #expect(page.html.contains("<select id=\"owner\""))
        #expect(
            page.html.contains(
                """
                <option value="">No owner yet</option>
                <option value="\(try await story.number(of: .mei))" selected>Mei Tanaka</option>
                """))
        #expect(!page.html.contains("data-picker"))
    }

    @Test func `somebody chosen lately comes next, for the one who chose them`() async throws {
        let story = try await ChainStory()
        _ = try await story.app.browser(as: .priya)
        let priya = try await story.number(of: .priya)
        try await story.addFollowUp("Estimate first", owner: .tomas)
        let tomas = try await story.number(of: .tomas)
        let page = try await story.mei.open("/follow-ups/new")
        let places = [tomas, priya].map { page.html.range(of: "<option value=\"\($0)\">")?.lowerBound }
        #expect(places[0].map { place in places[1].map { place < $0 } ?? false } == true)
    }

    @Test func `among many, a name or its beginning is enough`() async throws {
        let story = try await Crowd()
        #expect(try await story.addFollowUp(owner: "@lena").has("Lena Berg"))
        #expect(try await story.addFollowUp(owner: "lena@example.net").has("Lena Berg"))
        #expect(try await story.addFollowUp(owner: "Sam Lee (sam1@example.net)").has("Sam Lee"))
    }

    @Test func `a name that fits two is asked about, with both to choose from and nothing typed lost`() async throws {
        let story = try await Crowd()
        var page = try await story.addFollowUp(owner: "sam lee")
        #expect(page.status == 422)
        #expect(page.has("“sam lee” fits 2 people. Choose one, or enter more of the name."))
        let fields = page.forms.flatMap(\.fields)
        #expect(fields.contains { $0.name == "owner-name" && $0.value == "sam lee" })
        #expect(fields.contains { $0.name == "title" && $0.value == "Estimate first" })
        let radios = fields.filter { $0.name == "owner" && $0.isRadio }
        #expect(radios.count == 2)
        page = try await story.mei.press("Add the follow-up", [("owner", radios[1].value)])
        #expect(page.path == "/follow-ups/FU-1")
        #expect(page.has("Sam Lee"))
    }

    @Test(arguments: [
        ("Zed", "“Zed” fits nobody. Enter a name or an e-mail address."),
        ("Gone Person", "The account of Gone Person-Smith is deactivated. Choose somebody else."),
        ("person", "“person” fits more than 20 people. Choose one, or enter more of the name."),
        ("<script>", "“<script>” fits nobody."), (String(repeating: "x", count: 9_000), "fits nobody."),
    ])
    func `a name that fits nobody, only somebody deactivated, or far too many is refused`(
        name: String, sentence: String
    ) async throws {
        let story = try await Crowd()
        let page = try await story.addFollowUp(owner: name)
        #expect(page.status == 422)
        #expect(page.has(sentence))
        #expect(page.html.contains("aria-invalid=\"true\""))
        #expect(page.forms.flatMap(\.fields).filter { $0.name == "owner" }.count <= 20)
    }

    @Test func `an owner who was deactivated since stays as long as nobody chooses another`() async throws {
        let story = try await Crowd()
        try await story.addFollowUp(owner: "lena")
        let lena = try await story.person("lena@example.net")
        try await story.app.store.change(by: .command("test"), at: story.app.clock.now) { try $0.deactivate(lena) }
        try await story.mei.open("/follow-ups/FU-1/edit")
        let page = try await story.mei.press("Save", [("title", "Estimate at first")])
        #expect(page.has("FU-1 saved."))
        #expect(page.has("Lena Berg"))
    }

    @Test func `services are added by name to those that are chosen`() async throws {
        let story = try await Crowd()
        try await story.mei.open("/incidents/new")
        var page = try await story.mei.press(
            "Declare", [("title", "Down"), ("severity", "2"), ("services-name", "Service 17, service 1, nothing")])
        #expect(page.status == 422)
        // The whole name counts before those that go on after it.
        #expect(page.has("“nothing” fits no service."))
        #expect(page.forms.flatMap(\.fields).filter { $0.name == "services" && $0.isOn }.count == 2)
        page = try await story.mei.press("Declare", [("services-name", "")])
        #expect(page.path.hasPrefix("/incidents/INC-2"))
        #expect(page.has("Service 17"))
    }

    @Test func `a guardrail is linked by the words of its name, and asked about if they fit two`() async throws {
        let story = try await ChainStory()
        try await story.addGuardrail("Row estimate")
        try await story.addGuardrail("Row limit")
        try await story.addFinding()
        var page = try await story.mei.press("Link", [("guardrail", "estimate")])
        #expect(page.path == "/findings/1#asked-for")
        page = try await story.mei.press("Link", [("guardrail", "row")])
        #expect(page.status == 422)
        #expect(page.has("“row” fits 2 guardrails. Choose one, or enter more of the name."))
        page = try await story.mei.press("Link", [("guardrail", "GR-2")])
        #expect(page.has("Linked GR-2 “Row limit”."))
    }

    @Test func `lists are filtered by a name that is typed`() async throws {
        let story = try await Crowd()
        try await story.addFollowUp(owner: "lena")
        try await story.addFollowUp("Another", owner: "mei")
        try await story.mei.open("/follow-ups")
        var page = try await story.mei.press("Filter", [("owner-name", "lena")])
        #expect(page.has("Owner: Lena Berg"))
        #expect(page.has("Estimate first"))
        #expect(!page.has("Another"))
        page = try await story.mei.open("/follow-ups?owner-name=none")
        #expect(page.has("Nothing matches."))
        page = try await story.mei.open("/follow-ups?owner-name=Zed")
        #expect(page.status == 422)
        #expect(page.has("“Zed” fits nobody."))
        page = try await story.mei.open("/incidents?service-name=service%202")
        #expect(page.status == 422 || page.has("Service: Service 2"))
    }

    @Test func `the suggestions are at most twenty, and for members alone`() async throws {
        let story = try await Crowd()
        let json = try await story.mei.open("/picks?kind=person&text=@person").html
        #expect(json.split(separator: "\"id\":").count - 1 == 20)
        #expect(try await story.mei.open("/picks?kind=person&text=").html.contains("\"detail\":\"you\""))
        #expect(try await story.mei.open("/picks?kind=person&text=zed").html == "[]")
        #expect(try await story.mei.open("/picks?kind=anything").status == 400)
        #expect(try await story.app.stranger().open("/picks?kind=person&text=").path.hasPrefix("/sign-in"))
    }

    @Test func `the lists of people and services have pages, and find a name`() async throws {
        let story = try await Crowd(extra: 120)
        let priya = try await story.app.browser(as: .priya)
        var page = try await priya.open("/settings/people")
        #expect(page.has("Page 1 of 3"))
        #expect(!page.has("p99@example.net"))
        page = try await priya.press("Find", [("name", "person 99")])
        #expect(page.has("p99@example.net"))
        #expect(!page.has("p98@example.net"))
        #expect(try await priya.open("/settings/people?name=Zed").has("Nobody has such a name."))
        #expect(try await priya.open("/settings/people?page=3").has("Page 3 of 3"))
        page = try await priya.open("/services?name=service+12")
        #expect(page.has("Service 120"))
        #expect(!page.has("Service 99"))
        #expect(try await priya.open("/services?colour=red").status == 422)
    }

    @Test func `no page with a picker grows with five thousand people and services`() async throws {
        let small = try await Crowd(extra: 100)
        let large = try await Crowd(extra: 5_000)
        for path in Crowd.pages {
            let (less, more) = (try await small.size(path), try await large.size(path))
            // Numbers have more digits; nothing else is more.
            #expect(abs(more - less) < 1_500, "\(path): \(less) bytes, then \(more)")
        }
    }
}

/// ``ChainStory`` in an organisation with many people and services.
private struct Crowd {
    let app: TestApp
    let mei: Browser

    static let pages = [
        "/follow-ups", "/follow-ups/new", "/incidents", "/incidents/new", "/incidents/INC-1/edit",
        "/incidents/INC-1/roles", "/incidents/INC-1/findings/new", "/launches/new", "/pre-mortems/new",
        "/guardrails", "/guardrails/new", "/guardrail-reviews", "/freezes/new", "/services",
    ]

    init(extra: Int = 30) async throws {
        let story = try await ChainStory()
        app = story.app
        mei = story.mei
        try await app.store.change(by: .command("test"), at: app.clock.now) { change in
            func add(_ name: String, _ email: String) throws -> ID<Person> {
                try change.createPerson(
                    name: name, email: "\(email)@example.net", level: .reviewer, zone: "UTC", passwordHash: nil)
            }
            _ = try add("Lena Berg", "lena")
            _ = try add("Sam Lee", "sam1")
            _ = try add("Sam Lee", "sam2")
            try change.deactivate(try add("Gone Person-Smith", "gone"))
            for number in 1...extra {
                _ = try add("Person \(number)", "p\(number)")
                if number <= 500 { _ = try change.createService(ServiceEdit(name: "Service \(number)")) }
            }
        }
    }

    func person(_ email: String) async throws -> ID<Person> {
        try await app.store.read(as: .command("test")) { reading in
            guard let id = try reading.people().first(where: { $0.email == email })?.id else { throw CrowdError.nobody }
            return id
        }
    }

    @discardableResult
    func addFollowUp(_ title: String = "Estimate first", owner: String) async throws -> Page {
        try await mei.open("/follow-ups/new")
        return try await mei.press(
            "Add the follow-up", [("title", title), ("due", "2026-03-10"), ("owner-name", owner)])
    }

    func size(_ path: String) async throws -> Int {
        let page = try await mei.open(path)
        #expect(page.status == 200, "\(path)")
        return page.html.utf8.count
    }

    enum CrowdError: Error { case nobody }
}
