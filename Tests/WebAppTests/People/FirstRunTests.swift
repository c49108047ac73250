import HTML
import TestSupport
import Testing

@Suite("The first visit")
struct FirstRunTests {
    private let valid = [
        ("name", "Alma Berg"), ("email", "alma@example.org"), ("password", "correct horse battery"),
        ("password_again", "correct horse battery"), ("zone", "Europe/Stockholm"),
    ]

    @Test func `makes the administrator, signs in, and is closed for good`() async throws {
        let app = try await TestApp()
        let browser = app.stranger()
        #expect(try await browser.open("/").path == "/first-run")
        let page = try await browser.press("Create the administrator", valid)
        #expect(page.path == "/")
        #expect(page.has("You are the administrator of this installation."))
        #expect(page.has("Alma Berg"))
        #expect(try await browser.open("/settings/people").status == 200)

        let stranger = app.stranger()
        #expect(try await stranger.open("/first-run").path == "/sign-in")
        #expect(try await stranger.open("/").path == "/sign-in")
    }

    @Test func `brings the demo story where it is asked for, and an administrator removes it as a whole`() async throws
    {
        let app = try await TestApp()
        let browser = app.stranger()
        try await browser.open("/first-run")
        let page = try await browser.press("Create the administrator", valid + [("demo", "on")])
        #expect(page.has("the demo story has been added"))
        #expect(try await browser.open("/incidents").links.contains { $0.text.hasPrefix("INC-") })
        #expect(try await browser.open("/settings/demo").has("The demo story has been added: 5 incidents"))
        #expect(try await browser.press("Remove the demo story").has("Moved the demo story to the bin."))
        #expect(try await !browser.open("/incidents").links.contains { $0.text.hasPrefix("INC-") })
        try await browser.open("/settings/demo")
        try await browser.press("Restore the demo story")
        #expect(try await browser.open("/settings/demo").has("The demo story has been added: 5 incidents"))
    }

    @Test func `a form kept from before is refused once somebody was faster`() async throws {
        let app = try await TestApp()
        let slow = app.stranger()
        try await slow.open("/first-run")
        let fast = app.stranger()
        try await fast.open("/first-run")
        try await fast.press("Create the administrator", valid)
        let page = try await slow.press("Create the administrator", valid)
        #expect(page.path == "/sign-in")
        let people = try await app.store.read(as: .command("test")) { try $0.people().count }
        #expect(people == 1)
    }

    @Test func `everything that is wrong is said at once, and all but the passwords is kept`() async throws {
        let app = try await TestApp()
        let browser = app.stranger()
        try await browser.open("/first-run")
        let page = try await browser.press(
            "Create the administrator",
            [
                ("name", " "), ("email", "alma"), ("password", "short"), ("password_again", "short"),
                ("zone", "Mars/Olympus"),
            ])
        #expect(page.status == 422)
        #expect(page.has("There is a problem"))
        #expect(page.has("Enter a name."))
        #expect(page.has("Enter an e-mail address like name@example.org."))
        #expect(page.has("Choose a password of at least 12 characters"))
        let values = page.forms.flatMap(\.fields).map(\.value)
        #expect(values.contains("alma") && values.contains("Mars/Olympus"))
        #expect(!values.contains("short"))
    }

    @Test func `two different passwords are pointed out`() async throws {
        let app = try await TestApp()
        let browser = app.stranger()
        try await browser.open("/first-run")
        var fields = valid
        fields[3].1 = "correct horse batterz"
        let page = try await browser.press("Create the administrator", fields)
        #expect(page.has("The two passwords differ."))
        #expect(page.links.contains { $0.address == "#password_again" })
    }

    @Test(arguments: [
        "\"><script>alert(1)</script>", "\"\u{301} onfocus=\"x", "&lt;b&gt;", "'\u{200D}'", "<\u{FE0F}img src=x>",
    ])
    func `a name is only ever text`(name: String) async throws {
        let app = try await TestApp()
        let browser = app.stranger()
        try await browser.open("/first-run")
        var fields = valid
        fields[0].1 = name
        try await browser.press("Create the administrator", fields)
        let html = Array(try await browser.open("/profile").html.utf8)
        #expect(html.contains(subsequence: HTML(text: name).bytes))
        #expect(!html.contains(subsequence: Array(name.utf8)))
    }
}

extension [UInt8] {
    fileprivate func contains(subsequence: [UInt8]) -> Bool {
        indices.contains { self[$0...].starts(with: subsequence) }
    }
}
