import Domain
import Foundation
import ImageFiles
import Storage
import TestSupport
import Testing
import WebServer

@testable import WebApp

struct ImagePagesTests {
    /// A transparent pixel.
    private static let pixel = Array(
        Data(
            base64Encoded:
                "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==")
            ?? Data()
    )

    private struct Story {
        let app: TestApp
        let browser: Browser

        init() async throws {
            app = try await TestApp()
            browser = try await app.browser(as: .tomas)
            _ = try await app.store.change(by: .command("test"), at: app.clock.now) {
                try $0.declare(IncidentDeclaration(title: "Rows are gone", severity: .sev2))
            }
        }

        @discardableResult
        func upload(_ bytes: [UInt8], named name: String = "rows.png", json: Bool = false) async throws -> Page {
            try await browser.open("/incidents/INC-1/images")
            return try await browser.upload(
                "Add the image", file: "image", named: name, bytes, accept: json ? "application/json" : nil)
        }
    }

    @Test func `an image is added by a form and shown with the line that puts it into a text`() async throws {
        let story = try await Story()
        let page = try await story.upload(Self.pixel, named: "rows per minute.png")
        #expect(page.has("![rows per minute](/images/1)"))
        #expect(page.html.contains("<img src=\"/images/1\" alt=\"rows per minute\" width=\"1\" height=\"1\""))
        #expect(page.has("Image added."))
    }

    @Test func `it is served from our own path, with headers that leave nothing to guess`() async throws {
        let story = try await Story()
        try await story.upload(Self.pixel, named: "x.html")
        let response = try await story.browser.open("/images/1").response
        #expect(response.bodyBytes == Self.pixel)
        #expect(response.headers["content-type"] == "image/png")
        #expect(response.headers["x-content-type-options"] == "nosniff")
        #expect(response.headers["content-security-policy"] == "default-src 'none'; sandbox")
        #expect(response.headers["cross-origin-resource-policy"] == "same-origin")
        #expect(response.headers["cache-control"] == "private, no-cache")
        #expect(response.headers["content-disposition"] == "inline; filename=\"image-1.png\"")
    }

    @Test func `nobody without an account sees it, and nobody sees it while its incident is in the bin`() async throws {
        let story = try await Story()
        try await story.upload(Self.pixel)
        let stranger = try await story.app.stranger().open("/images/1")
        #expect(stranger.path.hasPrefix("/sign-in"))
        try await story.app.store.change(by: .command("test"), at: story.app.clock.now) {
            try $0.delete(.incident(ID(1)))
        }
        #expect(try await story.browser.open("/images/1").status == 404)
        #expect(try await story.browser.open("/incidents/INC-1/images").status == 404)
        for path in ["/images/2", "/images/0", "/images/x", "/images/1.png"] {
            #expect(try await story.browser.open(path).status == 404)
        }
    }

    @Test func `it moves to the bin and comes back`() async throws {
        let story = try await Story()
        try await story.upload(Self.pixel)
        try await story.browser.press("Move to the bin")
        #expect(try await story.browser.open("/images/1").status == 404)
        let bin = try await story.browser.open("/bin")
        #expect(bin.has("Image rows"))
        try await story.browser.press("Restore")
        #expect(try await story.browser.open("/images/1").response.bodyBytes == Self.pixel)
    }

    @Test(arguments: [
        ("graph.png", "<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>"),
        ("graph.png", "<!doctype html><script>alert(1)</script>"), ("graph.gif", "GIF89a/*"), ("graph.jpg", ""),
        ("graph.svg", "<svg/>"), ("graph.png", "\u{89}PNG\r\n\u{1A}\n<script>alert(1)</script>"),
    ])
    func `what is no image is refused with a sentence, whatever it calls itself`(name: String, text: String)
        async throws
    {
        let story = try await Story()
        let bytes = text.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) }
        let page = try await story.upload(bytes, named: name)
        #expect(page.status == 422)
        #expect(page.has("There is a problem"))
        let json = try await story.upload(bytes, named: name, json: true)
        #expect(json.status == 422)
        #expect(json.response.headers["content-type"] == "application/json")
        #expect(json.html.contains("\"problem\""))
        #expect(try await story.browser.open("/images/1").status == 404)
    }

    @Test func `a page that is hidden behind an image is cut off`() async throws {
        let story = try await Story()
        try await story.upload(Self.pixel + Array("<script>alert(1)</script>".utf8))
        #expect(try await story.browser.open("/images/1").response.bodyBytes == Self.pixel)
    }

    @Test func `an editor gets the address as JSON`() async throws {
        let story = try await Story()
        let page = try await story.upload(Self.pixel, named: "a [b](c).png", json: true)
        #expect(page.status == 201)
        #expect(page.html == "{\"address\":\"/images/1\",\"title\":\"a b c\"}")
    }

    @Test func `only the address for images takes a large body`() {
        #expect(App.bodyLimit(.post, ["incidents", "INC-1", "images"]) > ImageFile.largest)
        #expect(App.bodyLimit(.post, ["incidents", "INC-1", "timeline"]) < 1024 * 1024)
        #expect(App.bodyLimit(.get, ["incidents", "INC-1", "images"]) == 0)
    }

    @Test func `a text that leaves for a wiki names the whole address of its images, outside code`() {
        let text =
            "![a](/images/1) `](/images/2)` [b](/images/3)\n\n```\n![c](/images/4)\n```\n\n![d](https://x.org/images/5)"
        #expect(
            ImageAddresses.replaced(text, by: ExportLinks(.gfm, baseURL: "https://h.example.org/").image)
                == "![a](https://h.example.org/images/1) `](/images/2)` [b](https://h.example.org/images/3)\n\n```\n![c](/images/4)\n```\n\n![d](https://x.org/images/5)"
        )
        #expect(ImageAddresses.replaced(text, by: ExportLinks(.gfm, baseURL: nil).image) == text)
    }
}
