import Testing

@testable import WebServer

@Suite struct CrossSiteTests {
    private func allows(
        _ headers: Headers,
        method: WebServer.Method = .post,
        isSecure: Bool = false,
        host: String = "handrail.example"
    ) throws -> Bool {
        CrossSite.allows(try Request(method, "/", headers: headers, isSecure: isSecure, host: host))
    }

    @Test func `reading is never refused`() throws {
        for method in [.get, .head, .options] as [WebServer.Method] {
            #expect(try allows(["Sec-Fetch-Site": "cross-site", "Cookie": "a=1"], method: method))
        }
    }

    @Test(arguments: [("same-origin", true), ("none", true), ("same-site", false), ("cross-site", false), ("", false)])
    func `what the browser says about the site decides`(site: String, expected: Bool) throws {
        #expect(try allows(["Sec-Fetch-Site": site, "Origin": "http://handrail.example"]) == expected)
    }

    @Test func `a doubled Sec-Fetch-Site must agree`() throws {
        var headers: Headers = ["Sec-Fetch-Site": "same-origin"]
        try headers.add("sec-fetch-site", "cross-site")
        #expect(try !allows(headers))
    }

    @Test(
        arguments: [
            ("http://handrail.example", true), ("http://HANDRAIL.example:80", true),
            ("https://handrail.example", false),
            ("http://handrail.example:8080", false), ("http://handrail.example.evil", false), ("null", false),
            ("http://evil.example", false), ("", false), ("http://", false), ("http://evil@handrail.example", false),
        ]
    )
    func `without it the origin must be this site`(origin: String, expected: Bool) throws {
        #expect(try allows(["Origin": origin, "Cookie": "a=1"]) == expected)
    }

    @Test func `the origin of a site behind TLS is secure`() throws {
        #expect(try allows(["Origin": "https://handrail.example"], isSecure: true))
        #expect(try allows(["Origin": "https://handrail.example"], isSecure: true, host: "handrail.example:443"))
        #expect(try !allows(["Origin": "http://handrail.example"], isSecure: true))
        #expect(try allows(["Origin": "http://handrail.example:8080"], host: "handrail.example:8080"))
    }

    @Test func `without both only a request without cookies passes`() throws {
        #expect(try allows([:]))
        #expect(try !allows(["Cookie": "session=x"]))
        #expect(try !allows(["Cookie": "session=x"], method: .other("PROPPATCH")))
    }
}
