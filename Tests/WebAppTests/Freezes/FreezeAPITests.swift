import Domain
import Foundation
import TestSupport
import Testing
import WebServer

@Suite("Asking whether a service may be deployed")
struct FreezeAPITests {
    private let app: TestApp
    private let mei: Browser
    private let token: String

    init() async throws {
        app = try await TestApp()
        mei = try await app.browser(as: .mei)
        token = try await app.issueToken()
        for name in ["Payments", "Ledger"] {
            try await mei.open("/services/new")
            try await mei.press("Add the service", [("name", name)])
        }
    }

    private func ask(_ query: String, token: String? = nil, scheme: String = "Bearer") async throws -> Response {
        let request = try Request(
            .get, "/api/v1/freeze\(query)", headers: ["authorization": "\(scheme) \(token ?? self.token)"])
        return await app.app.respond(to: request)
    }

    private func freeze() async throws {
        try await mei.declare("Payments are down", severity: 1)
        try await mei.open("/incidents/INC-1/edit")
        try await mei.press("Save", [("services", "1")])
    }

    private func detail(_ response: Response) throws -> String {
        #expect(response.headers["content-type"] == "application/problem+json")
        struct Problem: Decodable { let type, title, detail: String, status: Int }
        let problem = try JSONDecoder().decode(Problem.self, from: Data(response.bodyBytes ?? []))
        #expect(problem.status == response.status.code)
        return problem.detail
    }

    @Test func `uses up no override for a token that may only ask`() async throws {
        let narrow = try await app.issueToken("Narrow", scopes: .narrowest)
        #expect(try await ask("?service=payments", token: narrow).status == .ok)
        let refused = try await ask("?service=payments&override=1", token: narrow)
        #expect(refused.status == .forbidden)
        #expect(
            try detail(refused)
                == "This API token may not use up an override. Issue one that may under Settings, API tokens.")
        #expect(try await ask("?service=payments&override=1").status == .notFound)
        let other = try await app.issueToken("Other", scopes: [.overrides])
        #expect(try await ask("?service=payments", token: other).status == .forbidden)
    }

    @Test func `says open, and says frozen with reason, end and incident`() async throws {
        let open = try await ask("?service=payments")
        #expect(open.status == .ok)
        #expect(open.headers["cache-control"] == "no-store")
        #expect(open.headers["content-type"] == "application/json")
        #expect(
            open.bodyText
                == #"{"frozen":false,"incident":null,"override":null,"reason":null,"service":"payments","until":null}"#)
        try await freeze()
        #expect(
            try await ask("?service=payments").bodyText
                == #"{"frozen":true,"incident":"INC-1","override":null,"reason":"INC-1 (SEV1): Payments are down","service":"payments","until":"2026-03-01T20:00:00Z"}"#
        )
        #expect(try await ask("?service=ledger").bodyText?.contains(#""frozen":false"#) == true)
    }

    @Test(arguments: [
        ("", "Name a service"), ("?service=", "Name a service"), ("?servce=payments", "no parameter “servce”"),
        ("?service=payments&x=1", "no parameter “x”"), ("?service=payments&service=ledger", "Give service only once"),
        ("?service=payments&override=x", "not the number of an override"),
    ])
    func `a question that is not one is a 400 with a sentence`(query: String, words: String) async throws {
        let response = try await ask(query)
        #expect(response.status == .badRequest)
        #expect(try detail(response).contains(words))
    }

    @Test func `an unknown service is an error, and never open`() async throws {
        let response = try await ask("?service=payment")
        #expect(response.status == .notFound)
        #expect(try detail(response).contains("There is no service “payment”."))
        #expect(try await ask("?service=payments&override=99").status == .notFound)
    }

    @Test func `wrong, revoked and expired tokens open nothing, and each is told why`() async throws {
        let other = String(repeating: "x", count: 43)
        for (token, scheme, words) in [
            (other, "Bearer", "is unknown"), ("short", "Bearer", "is unknown"),
            (token, "Basic", "Send an API token"),
        ] {
            let response = try await ask("?service=payments", token: token, scheme: scheme)
            #expect(response.status == .unauthorized)
            #expect(try detail(response).contains(words))
            #expect(response.headers["www-authenticate"]?.hasPrefix("Bearer realm=") == true)
        }
        let brief = try await app.issueToken("Brief", expiresAt: app.clock.now.addingTimeInterval(60))
        #expect(try await ask("?service=payments", token: brief).status == .ok)
        app.clock.advance(by: 60)
        #expect(try detail(try await ask("?service=payments", token: brief)).contains("has expired"))
        let priya = try await app.browser(as: .priya)
        try await priya.open("/settings/tokens")
        try await priya.send(
            .post, "/settings/tokens/1/revocation",
            form: [("csrf", try priya.page.formToken())])
        #expect(try detail(try await ask("?service=payments")).contains("was revoked"))
    }

    @Test func `too many questions are put off with the seconds to wait`() async throws {
        for _ in 0..<120 { _ = try await ask("?service=payments") }
        let response = try await ask("?service=payments")
        #expect(response.status == .tooManyRequests)
        #expect(response.headers["retry-after"] == "1")
        app.clock.advance(by: 1)
        for _ in 0..<2 { #expect(try await ask("?service=payments").status == .ok) }
        #expect(try await ask("?service=payments").status == .tooManyRequests)
    }

    @Test func `an override lets one deployment through, once`() async throws {
        try await freeze()
        try await mei.open("/freezes/1/overrides/new")
        try await mei.press("Request the override", [("reason", "The fix itself")])
        #expect(
            try await ask("?service=payments&override=1").bodyText?.contains(
                "is waiting for a second person to confirm it") == true)
        let priya = try await app.browser(as: .priya)
        try await priya.open("/freezes/1")
        try await priya.press("Confirm")
        let passed = try await ask("?service=payments&override=1").bodyText
        #expect(passed?.contains(#""frozen":false"#) == true)
        #expect(passed?.contains(#""override":1"#) == true)
        #expect(try await ask("?service=payments&override=1").bodyText?.contains("has been used") == true)
        let page = try await mei.open("/freezes/1")
        #expect(page.has("API token Pipeline let one deployment of Payments through by override 1"))
        #expect(page.has("3 answers"))
        #expect(page.has("Let through by override 1"))
    }

    @Test func `what a program gets wrong is told to it as a program`() async throws {
        for (method, path, status) in [
            (WebServer.Method.get, "/api/v1/nowhere", 404), (.post, "/api/v1/freeze", 405),
        ] {
            let request = try Request(method, path, headers: ["authorization": "Bearer \(token)"])
            let response = await app.app.respond(to: request)
            #expect(response.status.code == status)
            #expect(response.headers["content-type"] == "application/problem+json")
        }
    }
}
