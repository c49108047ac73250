import Testing

@testable import WebServer

@Suite struct HeadersTests {
    @Test func `names are found in any case, values in order`() throws {
        var headers: Headers = ["Accept": "a", "X-Other": "b"]
        try headers.add("ACCEPT", "c")
        #expect(headers["accept"] == "a")
        #expect(headers.all("aCCept") == ["a", "c"])
        #expect(headers.contains("x-other"))
        try headers.set("accept", "d")
        #expect(headers.all("Accept") == ["d"])
        headers.remove("X-OTHER")
        #expect(headers["x-other"] == nil)
    }

    @Test(arguments: ["a\r\nb", "a\nb", "a\rb", "\0", "a\u{7F}", "a\r\n", "a\u{1B}"])
    func `a value that would end the header early is refused`(value: String) {
        var headers = Headers()
        #expect(throws: InvalidHeader.self) { try headers.set("x", value) }
        #expect(throws: InvalidHeader.self) { try headers.add("x", value) }
        #expect(headers == Headers())
    }

    @Test(arguments: ["", "a b", "a:", "a\r\n", "ä", "a(b)"])
    func `a name that is no token is refused`(name: String) {
        var headers = Headers()
        #expect(throws: InvalidHeader.self) { try headers.set(name, "x") }
    }

    @Test func `a combining mark does not hide a line end`() {
        var headers = Headers()
        #expect(throws: InvalidHeader.self) { try headers.set("x", "a\r\n\u{301}b") }
    }

    @Test func `a cookie says what it is for`() throws {
        let session = try Cookie("__Host-session", "abc", maxAge: 3_600, isSecure: true, sameSite: .strict)
        #expect(
            session.headerValue
                == "__Host-session=abc; Path=/; Max-Age=3600; Secure; HttpOnly; SameSite=Strict"
        )
        let plain = try Cookie("theme", "", path: "/settings", isSecure: false, isHTTPOnly: false)
        #expect(plain.headerValue == "theme=; Path=/settings; SameSite=Lax")
    }

    @Test func `a cookie that a browser would misread or drop is refused`() {
        #expect(throws: InvalidHeader.self) { try Cookie("a b", "x", isSecure: true) }
        #expect(throws: InvalidHeader.self) { try Cookie("", "x", isSecure: true) }
        for value in ["a;b", "a b", "a,b", "\"", "\\", "ä", "a\r\nb", "\0"] {
            #expect(throws: InvalidHeader.self) { try Cookie("a", value, isSecure: true) }
        }
        #expect(throws: InvalidHeader.self) { try Cookie("a", "x", path: "/; Domain=evil", isSecure: true) }
        #expect(throws: InvalidHeader.self) { try Cookie("a", "x", path: "", isSecure: true) }
        #expect(throws: InvalidHeader.self) { try Cookie("__Host-a", "x", isSecure: false) }
        #expect(throws: InvalidHeader.self) { try Cookie("__Host-a", "x", path: "/a", isSecure: true) }
        #expect(throws: InvalidHeader.self) { try Cookie("a", "x", isSecure: false, sameSite: .none) }
    }
}
