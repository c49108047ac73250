import Domain
import Foundation
import ImageFiles
import Secrets
import TestSupport
import WebServer

@testable import Storage
@testable import WebApp

/// An installation with somebody on each level of the ladder, and one record of each kind, all of them made by one of
/// its two contributors.
struct LadderHouse {
    struct Visitor: CustomStringConvertible {
        let name: String
        let level: Level
        /// To all records of the house.
        let tie: Tie
        let id: ID<Person>
        let browser: Browser
        let formToken: String

        var description: String { name }
    }

    let app: TestApp
    let visitors: [Visitor]
    /// The values for the parameters of routes.
    let values: [String: String]

    init() async throws {
        let app = try await TestApp()
        self.app = app
        let people: [(String, Level, Tie)] = [
            ("Olga Berg", .observer, .none), ("Tomás Lind", .contributor, .none), ("Mei Tanaka", .contributor, .author),
            ("Edda Ruiz", .editor, .none), ("Rae Okoye", .reviewer, .none), ("Priya Raman", .administrator, .none),
        ]
        var visitors: [Visitor] = []
        for (name, level, tie) in people {
            visitors.append(try await LadderHouse.visitor(app, name, level, tie))
        }
        self.visitors = visitors
        values = try await LadderHouse.fill(app, maker: visitors[2].id, reviewer: visitors[4].id)
    }

    /// Somebody new who is signed in.
    static func visitor(_ app: TestApp, _ name: String, _ level: Level, _ tie: Tie = .none) async throws -> Visitor {
        let token = Token()
        let digest = token.digest
        let id = try await app.store.change(by: .command("test"), at: app.clock.now) { change in
            try change.createPerson(
                name: name, email: "\(name.prefix(3).lowercased())@example.org", level: level, zone: "UTC",
                passwordHash: nil)
        }
        _ = try await app.store.change(by: .person(id, level), at: app.clock.now) {
            try $0.startSession(digest: digest, userAgent: "Test")
        }
        let browser = app.stranger()
        browser.setCookie("handrail_session", token.text)
        let formToken = try await browser.open("/profile").formToken()
        return Visitor(name: name, level: level, tie: tie, id: id, browser: browser, formToken: formToken)
    }

    /// The address of a route with real records in the place of its parameters; nil if one is missing.
    func address(of route: Route) -> String? {
        var path = ""
        for part in route.pattern.split(separator: "/") {
            guard part.hasPrefix(":") else {
                path += "/\(part)"
                continue
            }
            let name = part.drop { $0 == ":" || $0 == "!" }.prefix { $0.isLetter }
            guard let value = values[String(name)] else { return nil }
            path += "/\(value)\(part.drop { $0 != "." })"
        }
        // These name the record in the query.
        switch path {
        case "/edits/reversals": path += "?kind=incident&number=1&version=2"
        case "/bin/restorations": path += "?kind=incident&number=1"
        case "/bin/removals": path += "?items=incident-1"
        default: break
        }
        return path.isEmpty ? "/" : path
    }

    func request(_ method: WebServer.Method, _ path: String, by visitor: Visitor) async throws -> Response {
        var headers: Headers = ["sec-fetch-site": "same-origin"]
        try headers.set("cookie", visitor.browser.cookieHeader)
        let request =
            method.isSafe
            ? try Request(method, path, headers: headers)
            : try Request(method, path, form: ["csrf": visitor.formToken], headers: headers)
        return await app.app.respond(to: request)
    }

    /// What the table of routes says.
    static func isAllowed(_ route: Route, _ visitor: Visitor) -> Bool {
        switch route.policy {
        case .anyone: true
        case .token: false
        case .person(let need), .participant(let need): need.isMet(by: visitor.level, with: visitor.tie)
        }
    }
}
