import Testing

@testable import WebServer

@Suite struct RouteTableTests {
    private let table = RouteTable<String>([
        (.get, "/", "home"),
        (.get, "/incidents", "list"),
        (.post, "/incidents", "create"),
        (.get, "/incidents/new", "new"),
        (.get, "/incidents/:incident", "show"),
        (.delete, "/incidents/:incident", "delete"),
        (.get, "/incidents/:incident.md", "markdown"),
        (.get, "/incidents/:incident.copy.md", "copy"),
        (.get, "/incidents/:incident/postmortem.md", "postmortem"),
        (.get, "/incidents/:incident/:section", "section"),
        (.put, "/incidents/:incident/timeline/:event", "event"),
        (.head, "/only-head", "head"),
        (.get, "/trailing/", "trailing"),
    ])

    private func find(_ method: Method, _ path: String) throws -> (String, RouteParameters)? {
        if case .found(let value, let parameters) = table.lookup(method, try Request(method, path).path) {
            return (value, parameters)
        }
        return nil
    }

    @Test(
        arguments: [
            ("/", "home"), ("/incidents", "list"), ("/incidents/new", "new"), ("/incidents/INC-7", "show"),
            ("/incidents/INC-7.md", "markdown"), ("/incidents/INC-7.copy.md", "copy"), ("/incidents/.md", "show"),
            ("/incidents/INC-7/postmortem.md", "postmortem"), ("/incidents/INC-7/impact", "section"),
            ("/incidents/new/impact", "section"), ("/incidents/a.md/b", "section"), ("/trailing/", "trailing"),
        ]
    )
    func `the most specific pattern wins`(path: String, expected: String) throws {
        #expect(try find(.get, path)?.0 == expected)
    }

    @Test func `parameters hold what was matched`() throws {
        let event = try find(.put, "/incidents/INC-7/timeline/a%20b")?.1
        #expect(event?["incident"] == "INC-7")
        #expect(event?["event"] == "a b")
        #expect(event?["other"] == nil)
        #expect(try find(.get, "/incidents/INC-7.md")?.1["incident"] == "INC-7")
        let section = try find(.get, "/incidents/new/impact")?.1
        #expect(section?["incident"] == "new")
        #expect(section?["section"] == "impact")
    }

    @Test(arguments: ["/nothing", "/incidents/", "/incidents/a/", "/incidents/a/b/c", "/Incidents", "/trailing", "//"])
    func `other paths are not found`(path: String) throws {
        guard case .notFound = table.lookup(.get, try Request(.get, path).path) else {
            Issue.record("\(path) was found")
            return
        }
    }

    @Test func `HEAD falls to GET and nothing falls to HEAD`() throws {
        #expect(try find(.head, "/incidents")?.0 == "list")
        #expect(try find(.head, "/only-head")?.0 == "head")
        #expect(try find(.get, "/only-head") == nil)
    }

    @Test func `a known path with another method says which are allowed`() {
        let expected: [([String], [WebServer.Method])] = [
            (["incidents"], [.get, .post, .head]), (["incidents", "new"], [.get, .head]),
            (["incidents", "x"], [.get, .delete, .head]), (["only-head"], [.head]),
        ]
        for (path, methods) in expected {
            guard case .wrongMethod(let allow) = table.lookup(.patch, path) else {
                Issue.record("\(path)")
                continue
            }
            #expect(allow == methods)
        }
    }

    @Test func `routes that are alike or misspelt stop the program`() async {
        await #expect(processExitsWith: .failure) {
            _ = RouteTable([(.get, "/a/:b", 1), (.get, "/a/:b", 2)])
        }
        await #expect(processExitsWith: .failure) {
            _ = RouteTable([(.get, "/a/:b", 1), (.get, "/a/:c/d", 2)])
        }
        await #expect(processExitsWith: .failure) { _ = RouteTable([(.get, "a", 1)]) }
        await #expect(processExitsWith: .failure) { _ = RouteTable([(.get, "/:/a", 1)]) }
        await #expect(processExitsWith: .failure) { _ = RouteTable([(.get, "/:a/:a", 1)]) }
    }

    @Test(arguments: [
        ("/join/7KQ-2MX", "/join/***"), ("/join/7kq%202mx", "/join/***"), ("/join/7KQ-2MX/name", "/join/***/name"),
        ("/join/7KQ-2MX/other", "/join/***"), ("/join/7KQ-2MX/", "/join/***"), ("/Join/7KQ-2MX", "/***"),
        ("/7KQ-2MX", "/***"), ("/x/join/7KQ-2MX", "/***"), ("/rooms/3", "/rooms/3"),
        ("/rooms/3/7KQ-2MX.md", "/rooms/3/***"),
        ("/rooms/3/7KQ-2MX", "/rooms/***"), ("/", "/"), ("/join", "/join"), ("//", "/***"),
    ])
    func `a log has neither a secret parameter nor what no route has`(path: String, logged: String) throws {
        let table = RouteTable([
            (.get, "/", 1), (.get, "/join", 2), (.post, "/join/:!code", 3), (.post, "/join/:!code/name", 4),
            (.get, "/rooms/:room", 5), (.get, "/rooms/:room/:!code.md", 6),
        ])
        let request = try Request(.get, path)
        #expect(table.logged(request.path, rawPath: request.rawPath) == logged)
    }

    @Test func `one parameter is secret in every route or in none`() async {
        await #expect(processExitsWith: .failure) {
            _ = RouteTable([(.get, "/a/:!b", 1), (.get, "/a/:b/c", 2)])
        }
    }
}
