import Testing

@testable import WebServer

@Suite struct ResponseTests {
    @Test func `a redirect cannot smuggle a header`() {
        let response = Response.redirect(to: "/a\r\nSet-Cookie: x=1\0ü b")
        #expect(response.status == 303)
        #expect(response.headers["location"] == "/a%0D%0ASet-Cookie:%20x=1%00%C3%BC%20b")
        let plain = "/incidents/INC-7?a=%20#b"
        #expect(Response.redirect(to: plain, .found).headers["location"] == plain)
    }

    @Test func `text has its type and bytes`() {
        let response = Response.text("Größe", status: .notFound)
        #expect(response.status == .notFound)
        #expect(response.headers["content-type"] == "text/plain; charset=utf-8")
        #expect(response.bodyText == "Größe")
    }

    @Test func `a download keeps its name in any script without breaking the header`() {
        var response = Response.text("")
        response.offerDownload(as: "Größe \"1\"\r\n/\\.md")
        let plain = #"filename="Gr____e _1_____.md""#
        let exact = "filename*=UTF-8''Gr%C3%B6%C3%9Fe%20%221%22%0D%0A%2F%5C.md"
        #expect(response.headers["content-disposition"] == "attachment; \(plain); \(exact)")
    }

    @Test func `several cookies are several headers`() throws {
        var response = Response.empty()
        response.setCookie(try Cookie("a", "1", isSecure: false))
        response.setCookie(try Cookie("b", "2", isSecure: false))
        #expect(response.headers.all("set-cookie").count == 2)
    }

    @Test func `a value becomes JSON with its keys in order`() throws {
        let response = try Response.json(["until": "14:00 UTC", "reason": "INC-3 </script>"])
        #expect(response.bodyText == #"{"reason":"INC-3 </script>","until":"14:00 UTC"}"#)
        #expect(response.headers["content-type"] == "application/json")
    }
}
