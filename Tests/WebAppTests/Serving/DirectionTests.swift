import Domain
import Foundation
import Storage
import TestSupport
import Testing
import WebServer

/// A character that turns text around, such as U+202E, makes a title read as something else, and with it what is beside it.
@Suite("Characters that turn text around")
struct DirectionTests {
    static let turning: [String] = ["\u{202A}", "\u{202B}", "\u{202D}", "\u{202E}", "\u{2066}", "\u{2067}", "\u{2068}"]

    @Test(arguments: DirectionTests.turning + ["\u{202C}", "\u{2069}"])
    func `are refused in titles and names with a sentence that says where`(mark: String) async throws {
        let app = try await TestApp()
        let priya = try await app.browser(as: .priya)
        let name = "U+" + String(mark.unicodeScalars.first?.value ?? 0, radix: 16, uppercase: true)
        let typed = "Payments \(mark)txt.exe"
        try await priya.open("/incidents/new")
        let page = try await priya.press("Declare", [("title", typed), ("severity", "2")])
        #expect(page.status == 422)
        #expect(page.has("invisible character that turns the text around (\(name)) after “Payments ”"))
        #expect(page.forms.flatMap(\.fields).contains { $0.name == "title" && $0.value == typed })
        try await priya.open("/profile")
        #expect(try await priya.press("Save the profile", [("name", typed)]).has("(\(name))"))
        try await priya.open("/services/new")
        #expect(try await priya.press("Add the service", [("name", typed)]).has("(\(name))"))
        try await priya.open("/pre-mortems/new")
        #expect(try await priya.press("Open the pre-mortem", [("title", typed)]).has("(\(name))"))
    }

    @Test func `are no matter for names and titles from right to left, with their usual marks`() async throws {
        let priya = try await TestApp().browser(as: .priya)
        let page = try await priya.declare("שירות\u{200F} (API) تعطل\u{200E}", severity: 2)
        #expect(page.status == 200)
    }

    /// Titles from before they were refused, and texts of several lines, which keep what was typed.
    @Test func `turn nothing around outside the title or text they are in`() async throws {
        let app = try await TestApp()
        let priya = try await app.browser(as: .priya)
        try await priya.declare("Payments", severity: 2)
        try await app.store.run("UPDATE incident SET title = 'Payments \u{202E}txt.exe', summary = 'Sum \u{2067}mary'")
        try await app.store.run("UPDATE person SET name = 'Priya \u{202E}Raman'")
        for path in [
            "/incidents/INC-1", "/incidents/INC-1/edit", "/incidents", "/search?q=payments", "/", "/settings/people",
        ] {
            let html = try await priya.open(path).html
            for text in ["Payments \u{202E}txt.exe", "Priya \u{202E}Raman"] {
                for part in html.split(separator: text).dropLast().map({ String($0) }) {
                    #expect(isContained(part, html), "\(path): \(part.suffix(60))")
                }
            }
            #expect(html.contains("\u{202E}") || path == "/search?q=payments", "\(path)")
            let title = try #require(html.firstMatch(of: /<title>(.*)<\/title>/)).1
            #expect(!title.contains("\u{202E}") || title.contains("\u{202C}"), "\(path)")
        }
    }

    /// Whether what comes next is isolated, alone or with the words around it, or in a field or an attribute.
    private func isContained(_ before: String, _ html: String) -> Bool {
        let text = before[(before.lastIndex(of: ">") ?? before.startIndex)...]
        if text.contains("\u{2068}") { return true }
        guard let open = before.lastIndex(of: "<") else { return false }
        let tag = before[open...]
        return !tag.contains(">") || tag.hasPrefix("<textarea")
    }

    @Test func `stay in a pasted timeline, and turn nothing around outside their entry`() async throws {
        let priya = try await TestApp().browser(as: .priya)
        try await priya.declare("Payments", severity: 2)
        let page = try await priya.press("Add", [("text", "\u{2068}@Mei\u{2069} says \u{202E}evas")])
        #expect(page.status == 200)
        #expect(page.html.contains("<bdi>\u{2068}@Mei\u{2069} says \u{202E}evas</bdi>"))
    }

    @Test func `leave in Markdown and in calendars with what ends them`() async throws {
        let app = try await TestApp()
        let priya = try await app.browser(as: .priya)
        try await priya.declare("Payments", severity: 2)
        try await priya.open("/incidents/INC-1/postmortem/new")
        try await priya.press("Start the postmortem")
        try await app.store.run("UPDATE incident SET title = 'Payments \u{202E}txt.exe'")
        let markdown = try #require(try await priya.open("/incidents/INC-1/postmortem.md").response.bodyText)
        #expect(markdown.contains("\u{2068}Payments \u{202E}txt.exe\u{202C}\u{2069}"))
    }
}
