import TestSupport
import Testing
import WebServer

@Suite("The host of a request")
struct KnownHostTests {
    @Test(arguments: ["evil.example", "localhost.evil.example", "127.0.0.1.evil.example", "evil.example:8080"])
    func `that nobody named is in no link that leaves, and nothing is made`(host: String) async throws {
        let app = try await TestApp()
        let priya = try await app.browser(as: .priya)
        _ = try await app.browser(as: .mei)
        let actions: [(path: String, fields: String)] = [
            ("/settings/invitations", "email=cleo@example.org&level=reviewer"),
            ("/settings/people/2/password-link", ""), ("/profile/calendar", ""), ("/settings/tokens", "label=Payments"),
        ]
        let csrf = try #require(try await priya.open("/profile").forms.flatMap(\.fields).first { $0.name == "csrf" })
            .value
        for (path, fields) in actions {
            let form = try Form(urlEncoded: Array("\(fields)&csrf=\(csrf)".utf8)[...])
            let request = try Request(
                .post, path, form: form, headers: ["cookie": priya.cookieHeader, "sec-fetch-site": "same-origin"],
                host: host)
            let response = await app.app.respond(to: request)
            let body = response.bodyText ?? ""
            #expect(!body.contains("//\(host)"), "\(path)")
            if path != "/settings/tokens" {
                #expect(response.status.code == 422, "\(path): \(response.status.code)")
                #expect(body.contains("does not know the address"), "\(path)")
            }
        }
        let people = try await priya.open("/settings/people")
        #expect(!people.has("cleo@example.org"))
        #expect(try await priya.open("/profile").has("Create a secret address"))
    }

    @Test func `that nobody named is in no code on the wall and in no calendar`() async throws {
        let table = try await Table()
        for path in ["/pre-mortems/PRE-1", "/pre-mortems/PRE-1/projector"] {
            let request = try Request(.get, path, headers: ["cookie": table.priya.cookieHeader], host: "evil.example")
            let response = await table.app.app.respond(to: request)
            #expect(response.status == .ok)
            #expect(response.bodyText?.contains("evil.example") == false, "\(path)")
            let code = try await table.code
            #expect(response.bodyText?.contains(code) == true, "\(path)")
        }
    }

    @Test(arguments: ["localhost", "LOCALHOST:8080", "127.0.0.1:8080", "127.8.0.1", "[::1]:8080", "handrail.localhost"])
    func `on this machine is known`(host: String) async throws {
        let app = try await TestApp()
        let priya = try await app.browser(as: .priya)
        let csrf = try #require(try await priya.open("/profile").forms.flatMap(\.fields).first { $0.name == "csrf" })
            .value
        let request = try Request(
            .post, "/profile/calendar", form: ["csrf": csrf],
            headers: ["cookie": priya.cookieHeader, "sec-fetch-site": "same-origin"], host: host)
        let body = await app.app.respond(to: request).bodyText ?? ""
        #expect(body.contains("http://\(host)/calendar.ics?token="))
    }
}
