import Foundation
import TestSupport
import Testing

@Suite("Who is signed in, for open pages")
struct CurrentSessionTests {
    @Test func `a page learns the person and the token of its forms`() async throws {
        let app = try await TestApp()
        let mei = try await app.browser(as: .mei)
        let token = try await mei.open("/").formToken()
        let answer = try await answer(to: mei)
        #expect(answer["name"] == "Mei Tanaka")
        #expect(answer["token"] == token)
        #expect(try await mei.open("/").html.contains("data-person=\"\(answer["person"] ?? "")\""))
    }

    @Test func `nobody is signed in, and the question leaves no cookie that forms would need`() async throws {
        let app = try await TestApp()
        let stranger = app.stranger()
        #expect(try await answer(to: stranger).isEmpty)
        #expect(stranger.cookieHeader.isEmpty)
    }

    private func answer(to browser: Browser) async throws -> [String: String] {
        let body = try await browser.open("/session").response.bodyBytes ?? []
        return try JSONDecoder().decode([String: String].self, from: Data(body))
    }
}
