import Domain
import Foundation
import TestSupport
import Testing

@Suite("Hostile input")
struct HostileInputTests {
    /// A metacharacter behind which a mark stands is one `Character` that equals neither.
    static let marks = ["", "\u{301}", "\u{200D}", "\u{FE0F}"]
    static let metacharacters = ["<", ">", "&", "\"", "'"]

    @Test func `is escaped wherever it is shown, with any mark behind it`() async throws {
        let app = try await TestApp()
        let priya = try await app.browser(as: .priya)
        for mark in HostileInputTests.marks {
            let poison =
                HostileInputTests.metacharacters.map { $0 + mark }.joined() + "<script\(mark)>alert(1)</script>"
            let title = "Title \(poison)"
            try await priya.declare(title, severity: 2)
            let key = try priya.page.path.split(separator: "/")[1].prefix { $0 != "#" }
            try await priya.press("Add", [("text", "Text \(poison) [x](javascript:alert(1)) ![y](data:text/html,z)")])
            try await priya.open("/incidents/\(key)/edit")
            try await priya.press(
                "Save",
                [
                    ("summary", poison), ("how_noticed", "<img src=x onerror=alert(1)>\(poison)"),
                    ("surprise", "\"\(mark) onclick=x"),
                ])
            for path in ["/incidents/\(key)", "/incidents/\(key)/edit", "/incidents", "/search?q=title", "/"] {
                let page = try await priya.open(path)
                #expect(page.status == 200)
                let html = Array(page.html.utf8)
                #expect(!html.contains(sequence: "<script\(mark)>alert"), "\(path)")
                #expect(!html.contains(sequence: "<img src=x"), "\(path)")
                #expect(!html.contains(sequence: "href=\"javascript:"), "\(path)")
                #expect(!html.contains(sequence: "src=\"data:"), "\(path)")
            }
            #expect(try await priya.open("/incidents/\(key)").text.unicodeScalars.count > 100)
        }
    }

    @Test(arguments: ["a\u{0}b", "a\u{7}b", "a\u{1B}[31mb", "x" + String(repeating: "\u{301}", count: 31)])
    func `text that no person types is refused with a sentence, and nothing is written`(text: String) async throws {
        let app = try await TestApp()
        let priya = try await app.browser(as: .priya)
        let form = try #require(try await priya.open("/incidents/new").forms.first { $0.action == "/incidents" })
        let token = try #require(form.fields.first { $0.name == "csrf" })
        let page = try await priya.send(
            .post, "/incidents", form: [("csrf", token.value), ("title", text), ("severity", "1")])
        #expect(page.status == 400)
        #expect(page.has("Request not understood"))
        #expect(try await priya.open("/incidents").has("There are no incidents yet."))
    }

    @Test func `thirty combining marks are a text like any other`() async throws {
        let priya = try await TestApp().browser(as: .priya)
        let page = try await priya.declare("Z" + String(repeating: "\u{301}", count: 30), severity: 3)
        #expect(page.status == 200)
    }

    @Test func `a text that is too long is refused with its size, and stays in the form`() async throws {
        let priya = try await TestApp().browser(as: .priya)
        try await priya.declare("Long", severity: 3)
        try await priya.click("Edit")
        let long = String(repeating: "long text ", count: 3_000)
        let page = try await priya.press("Save", [("summary", long)])
        #expect(page.status == 422)
        #expect(page.has("The summary is too long: 29999 characters; at most 20000. Shorten it and save again."))
        #expect(page.html.contains(long))
        #expect(try await !priya.open("/incidents/INC-1").html.contains("long text long text"))
    }

    @Test(arguments: ["\"", "*", "NEAR(a b)", "a AND", "title:x", "-", "'; DROP TABLE incident; --", "\u{301}"])
    func `a search for operators finds words or nothing`(text: String) async throws {
        let app = try await TestApp()
        let priya = try await app.browser(as: .priya)
        try await priya.declare("A and near x", severity: 3)
        try await priya.open("/search")
        let page = try await priya.press("Search", [("q", text)])
        #expect(page.status == 200)
    }

    @Test func `sends people nowhere else after changing the theme`() async throws {
        let priya = try await TestApp().browser(as: .priya)
        let token = try #require(try await priya.open("/").forms.flatMap(\.fields).first { $0.name == "csrf" })
        for address in [
            "//evil.example", "/\\evil.example", "https://evil.example", "javascript:alert(1)",
        ] {
            let page = try await priya.send(
                .post, "/theme", form: [("csrf", token.value), ("theme", "dark"), ("return", address)])
            #expect(page.path == "/", "\(address) led to \(page.path)")
        }
    }
}

extension [UInt8] {
    fileprivate func contains(sequence text: String) -> Bool {
        firstRange(of: Array(text.utf8)) != nil
    }
}
