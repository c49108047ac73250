import Domain
import Foundation
import TestSupport
import Testing
import WebServer

@testable import Storage
@testable import WebApp

/// Marked texts in every private record, looked for at every address of the table of routes.
@Suite("Private records")
struct PrivateWalkTests {
    let house: PrivateHouse

    init() async throws {
        house = try await PrivateHouse()
    }

    @Test func `no text of the schema is left out`() async throws {
        let forgotten = try await house.app.store.read(as: .command("test")) { try PrivateMarks.forgotten($0) }
        #expect(forgotten == [])
        let expected = Set(
            PrivateMarks.planted.flatMap { part in part.columns.map { PrivateMarks.mark(part.table, $0) } })
        // Nobody has broken the glass, and nothing else of the house is left without a row.
        #expect(
            expected.subtracting(house.marks) == [PrivateMarks.mark("broken_glass", "reason")])
    }

    @Test func `are found by those whom they name`() async throws {
        var seen: Set<String> = []
        for path in house.addresses {
            let text = try await house.text(path, cookies: house.named.browser.cookieHeader).text
            seen.formUnion(house.marks.filter { text.contains($0) })
        }
        // A contributor does not see the pages of a few of them, such as the reasons for levels.
        #expect(seen.count > house.marks.count * 2 / 3, "\(house.marks.subtracting(seen).sorted())")
    }

    @Test func `appear nowhere to anybody else, on any level`() async throws {
        for visitor in house.outsiders {
            for path in house.addresses {
                let (_, text) = try await house.text(path, cookies: visitor.browser.cookieHeader)
                let shown = PrivateWalkTests.marks(in: text)
                #expect(shown == [], "\(path) shows \(visitor) a private text")
                for key in ["INC-3", "INC-1", "FU-1", "FU-2", "FU-3", "PRE-1"] where !path.contains(key) {
                    let leadsThere = PrivateWalkTests.links(text, to: key)
                    #expect(!leadsThere, "\(path) leads \(visitor) to \(key)")
                }
            }
        }
    }

    @Test func `appear nowhere to guests, strangers and those with a token`() async throws {
        for path in house.addresses {
            for cookies in [house.guest.cookieHeader, ""] {
                let (_, text) = try await house.text(path, cookies: cookies)
                let shown = PrivateWalkTests.marks(in: text)
                #expect(shown == [], "\(path)")
            }
            let headers: Headers = ["authorization": "Bearer \(house.token)"]
            let response = await house.app.app.respond(to: try Request(.get, path, headers: headers))
            let shown = PrivateWalkTests.marks(in: (response.bodyText ?? "").lowercased())
            #expect(shown == [], "\(path)")
        }
        #expect(try await house.text("/pre-mortems/PRE-1", cookies: house.guest.cookieHeader).status != .ok)
        let code = house.ladder.values["code"] ?? ""
        let known = try await house.text("/join/\(code)", cookies: "").text
        let unknown = try await house.text("/join/bcdfgh", cookies: "").text
        let isSame =
            PrivateWalkTests.plain(known.replacing(code.lowercased(), with: ""))
            == PrivateWalkTests.plain(unknown.replacing("bcdfgh", with: ""))
        #expect(isSame)
    }

    @Test func `a pipeline is told to wait, and neither why nor for which incident`() async throws {
        let headers: Headers = ["authorization": "Bearer \(house.token)"]
        let request = try Request(.get, "/api/v1/freeze?service=ledger", headers: headers)
        let answer = await house.app.app.respond(to: request).bodyText ?? ""
        #expect(answer.contains("\"frozen\":true") && answer.contains("an incident is active"))
        #expect(!answer.contains("INC-3") && !answer.lowercased().contains(PrivateMarks.word))
        // So is everybody else.
        let page = try await house.outsiders[0].browser.open("/freezes")
        #expect(page.has("an incident is active"))
        #expect(!page.links.contains { $0.address == "/freezes/2" })
    }

    /// Of every method: whether a key exists, somebody who may not see it is not told by any answer.
    @Test func `a private record answers as one that does not exist`() async throws {
        let parameters = [
            "incident": "INC-1", "event": "1", "finding": "1", "followUp": "FU-1", "image": "1", "launch": "1",
            "premortem": "PRE-1", "thread": "1", "comment": "1", "dismissal": "1", "flag": "1", "batch": "1", "key": "",
            "answer": "1", "link": "1", "risk": house.ladder.values["risk"] ?? "",
            "card": house.ladder.values["card"] ?? "",
        ]
        var compared = 0
        for route in Routes.all where route.policy != .token {
            let names = route.pattern.split(separator: "/").filter { $0.hasPrefix(":") }
                .map { String($0.drop { $0 == ":" || $0 == "!" }.prefix { $0.isLetter }) }
            guard names.contains(where: { parameters[$0] != nil && $0 != "key" }),
                let path = house.ladder.address(of: route)
            else { continue }
            for visitor in house.outsiders {
                let unknown = PrivateWalkTests.unknown(route, house.ladder.values)
                let answer = try await house.ladder.request(route.method, path, by: visitor)
                let other = try await house.ladder.request(route.method, unknown, by: visitor)
                #expect(answer.status == other.status, "\(route.method.name) \(path) by \(visitor)")
                let difference = PrivateWalkTests.difference(answer, other)
                #expect(difference == nil, "\(route.method.name) \(path) by \(visitor)")
                compared += 1
            }
        }
        #expect(compared > 400)
        // Undo and the bin name the record in the query.
        for visitor in house.outsiders {
            for path in [
                "/bin/restorations?kind=incident&number=1", "/bin/restorations?kind=finding&number=1",
                "/bin/restorations?kind=comment&number=1", "/bin/removals?items=incident-1",
                "/bin/removals?items=finding-1", "/bin/removals?items=guardrail-link-1",
                "/edits/reversals?kind=incident&number=1&version=2", "/edits/reversals?kind=finding&number=1&version=2",
                "/edits/reversals?kind=launch&number=1&version=2",
            ] {
                let unknown = path.replacing(try Regex("(number=|-)1"), maxReplacements: 1) {
                    "\($0.output[1].substring ?? "")99991"
                }
                let answer = try await house.ladder.request(.post, path, by: visitor)
                let other = try await house.ladder.request(.post, unknown, by: visitor)
                #expect(answer.status == other.status, "\(path) by \(visitor)")
                let difference = PrivateWalkTests.difference(answer, other)
                #expect(difference == nil, "\(path) by \(visitor)")
            }
        }
    }

    /// The first ones.
    private static func marks(in text: String) -> [String] {
        let marks =
            text.matches(of: /quagmire[a-z]*/).map { String($0.0) }
            + (text.contains("a key was published") ? ["title"] : [])
        return Array(Set(marks).sorted().prefix(5))
    }

    /// The first lines that differ; nil for the same answer.
    private static func difference(_ answer: Response, _ other: Response) -> String? {
        let lines = plain(answer).split(separator: "\n", omittingEmptySubsequences: false)
        let others = plain(other).split(separator: "\n", omittingEmptySubsequences: false)
        if lines == others { return nil }
        return zip(lines, others).first { $0 != $1 }.map { "\($0.0.suffix(300)) ≠ \($0.1.suffix(300))" } ?? "more lines"
    }

    private static func links(_ text: String, to key: String) -> Bool {
        let key = key.lowercased()
        return ["/\(key)\"", "/\(key)/", "/\(key)#", "/\(key)?", ">\(key)<"].contains { text.contains($0) }
    }

    /// The same address with numbers that nothing has.
    private static func unknown(_ route: Route, _ values: [String: String]) -> String {
        let shared = [
            "guardrail", "service", "team", "section", "sitting", "kind", "template", "entry", "code", "revision",
            "session", "person", "grant", "invitation", "token", "freeze", "override", "format",
        ]
        return route.pattern.split(separator: "/").map { part -> String in
            guard part.hasPrefix(":") else { return "/\(part)" }
            let name = String(part.drop { $0 == ":" || $0 == "!" }.prefix { $0.isLetter })
            let rest = part.drop { $0 != "." }
            let value = values[name] ?? ""
            if shared.contains(name) { return "/\(value)\(rest)" }
            let prefix = value.prefix { !$0.isNumber }
            return "/\(prefix)99991\(rest)"
        }.joined()
    }

    /// An answer without what differs each time, and without the numbers that were asked for.
    private static func plain(_ text: String) -> String {
        text.replacing(#/name="(csrf|form-key)" value="[^"]*"/#, with: "")
            .replacing(#/handrail_visitor=[^;]*/#, with: "").replacing(#/[0-9]+/#, with: "0")
    }

    private static func plain(_ response: Response) -> String {
        let head = response.headers.fields.filter { !["set-cookie", "x-request-id"].contains($0.name) }
            .map { "\($0.name): \($0.value)" }.joined(separator: "\n")
        return plain("\(head)\n\(response.bodyText ?? "")")
    }
}
