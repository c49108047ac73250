import Domain
import Foundation
import HTML
import Testing

@testable import WebApp

@Suite struct PageTests {
    @Test func `a page with problems says so in its title and links to the fields`() {
        let problems: [Refusal.Problem] = [.init(field: "title", "Enter a title."), .init("It changed meanwhile.")]
        let html = page(.sample(), title: "Declare", problems: problems, "<h1>Declare</h1>").description
        #expect(html.contains("<title>Error: Declare – Handrail</title>"))
        #expect(html.contains("<a href=\"#title\">Enter a title.</a>"))
        #expect(html.contains("<li>It changed meanwhile.</li>"))
    }

    @Test func `a chosen theme is in the document, the system's is not`() {
        let dark = page(.sample(theme: .dark), title: "", "").description
        let system = page(.sample(), title: "", "").description
        #expect(dark.contains("<html lang=\"en\" data-theme=\"dark\""))
        #expect(system.contains("<html lang=\"en\""))
        #expect(!system.contains("data-theme="))
    }

    @Test func `shortcuts are off when the viewer does not want them and where nobody is signed in`() {
        var frame = Frame.sample()
        frame.hasShortcuts = false
        #expect(page(frame, title: "", "").description.contains("data-shortcuts=\"off\""))
        frame = .sample()
        frame.viewer = nil
        #expect(barePage(frame, title: "Sign in", "").description.contains("data-shortcuts=\"off\""))
    }

    @Test func `nobody signed in sees no navigation and no name`() {
        var frame = Frame.sample()
        frame.viewer = nil
        let html = page(frame, title: "Home", "").description
        #expect(!html.contains("<nav"))
        #expect(!html.contains("Sign out"))
    }

    @Test func `every form that changes something carries the token and a key of its own`() {
        let html = page(.sample(), title: "Home", postButton("Go", to: Paths.home, .sample())).description
        let forms = html.split(separator: "method=\"post\"").count
        #expect(forms == html.split(separator: "name=\"csrf\"").count)
        let keys = html.matches(of: /name="form-key" value="([^"]+)"/).map { $0.1 }
        #expect(forms == keys.count + 1)
        #expect(Set(keys).count == keys.count)
    }

    @Test func `no page has a style or a script of its own`() {
        var frame = Frame.sample()
        frame.notice = Notice(sentence: "Done.", undo: Paths.home)
        let html = page(frame, title: "Home", timeStrip(IncidentTimes(), frame)).description
        #expect(!html.contains("style="))
        #expect(!html.contains("<style"))
        #expect(html.split(separator: "<script").dropFirst().allSatisfy { $0.contains("src=\"/") })
    }

    @Test func `a notice can be taken back by a post`() {
        var frame = Frame.sample()
        frame.notice = Notice(sentence: "Moved the entry to the bin.", undo: Link(["restorations", "1"]))
        let html = page(frame, title: "Home", "").description
        #expect(html.contains("Moved the entry to the bin."))
        #expect(html.contains("method=\"post\" action=\"/restorations/1\""))
    }
}

extension Frame {
    static func sample(zone: String = "UTC", theme: Theme = .system) -> Frame {
        Frame(
            now: Date(timeIntervalSince1970: 1_772_410_000),
            viewer: Viewer(id: ID(1), name: "Ana Ek", level: .reviewer),
            zone: TimeZone(identifier: zone) ?? .gmt, theme: theme, csrfToken: "token", notice: nil,
            assets: Assets { Link($0.split(separator: "/").map(String.init)) }, address: Paths.home)
    }
}
