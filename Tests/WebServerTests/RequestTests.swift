import Testing

@testable import WebServer

@Suite struct RequestTests {
    @Test func `the path is cut into decoded segments`() throws {
        #expect(try Request(.get, "/").path == [])
        #expect(try Request(.get, "/incidents/INC-7").path == ["incidents", "INC-7"])
        #expect(try Request(.get, "/a/").path == ["a", ""])
        #expect(try Request(.get, "//a").path == ["", "a"])
        #expect(try Request(.get, "/Gr%C3%B6%C3%9Fe/a%20b+c").path == ["Größe", "a b+c"])
        #expect(try Request(.get, "/a%3Fb").path == ["a?b"])
    }

    @Test func `the query is decoded and is no part of the path`() throws {
        let request = try Request(.get, "/incidents?state=open&q=a+b%2Fc?d")
        #expect(request.rawPath == "/incidents")
        #expect(request.path == ["incidents"])
        #expect(request.query["state"] == "open")
        #expect(request.query["q"] == "a b/c?d")
        #expect(try Request(.get, "/?").query.isEmpty)
    }

    @Test(
        arguments: [
            "", "a", "*", "http://localhost/", "/%", "/%2", "/%zz", "/a%2Fb", "/a%5Cb", "/a\\b", "/%00", "/a%00.css",
            "/%0A", "/%7F", "/%FF", "/%C0%AF", "/.", "/..", "/../etc/passwd", "/css/../x", "/%2e%2e/x", "/%2E%2E",
            "/.%2e/x", "/..%2fx", "/a/./b", "/a?q=%00", "/a?q=%FF", "/a?%zz", "/a#b", "/a%23%0D",
        ]
    )
    func `targets that could be read in two ways never reach a handler`(target: String) {
        #expect(throws: BadInput.self) { try Request(.get, target) }
    }

    @Test func `three dots and dots within a name are no way out`() throws {
        #expect(try Request(.get, "/.../a..b/.well-known").path == ["...", "a..b", ".well-known"])
    }

    @Test func `a path of too many parts is refused`() {
        #expect(throws: BadInput.self) { try Request(.get, String(repeating: "/a", count: 65)) }
    }

    @Test func `a form in the body is read as its content type says`() throws {
        let request = try Request(.post, "/incidents", form: ["title": "Größe", "service": "db"])
        #expect(try request.form() == ["title": "Größe", "service": "db"])

        let multipart = try Request(
            .post,
            "/",
            headers: ["Content-Type": #"Multipart/Form-Data; charset=utf-8; boundary="b""#],
            body: Array("--b\r\nContent-Disposition: form-data; name=a\r\n\r\n1\r\n--b--".utf8)
        )
        #expect(try multipart.form()["a"] == "1")
    }

    @Test func `a body that is no form is refused with 415`() throws {
        for headers in [[:], ["content-type": "application/json"]] as [Headers] {
            let request = try Request(.post, "/", headers: headers, body: [0x7B])
            #expect(throws: BadInput.self) { try request.form() }
            do { _ = try request.form() } catch { #expect(error.status == .unsupportedMediaType) }
        }
        #expect(try Request(.post, "/").form().isEmpty)
    }

    @Test func `cookies are found by name in any of the headers`() throws {
        var headers: Headers = ["Cookie": "a=1; session=x=y ;b=\"2\"; a=3"]
        try headers.add("cookie", "late=4")
        let cookies = try Request(headers: headers).cookies
        #expect(cookies["a"] == "1")
        #expect(cookies["session"] == "x=y")
        #expect(cookies["b"] == "\"2\"")
        #expect(cookies["late"] == "4")
        #expect(cookies["A"] == nil)
        #expect(cookies["missing"] == nil)
        #expect(!cookies.isEmpty)
        #expect(try Request().cookies.isEmpty)
    }

    @Test func `a request has a short name of its own`() throws {
        let ids = try (0..<1_000).map { _ in try Request().id }
        #expect(Set(ids).count == 1_000)
        #expect(ids.allSatisfy { $0.utf8.count == 12 && $0.utf8.allSatisfy { $0.isASCIILetter || $0.isASCIIDigit } })
    }
}
