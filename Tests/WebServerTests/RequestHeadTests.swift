import Testing

@testable import WebServer

@Suite struct RequestHeadTests {
    private func head(
        _ headers: Headers,
        target: String = "/",
        isHTTP10: Bool = false
    ) throws(BadInput) -> RequestHead {
        try RequestHead(method: .post, target: target, isHTTP10: isHTTP10, headers: headers)
    }

    @Test(
        arguments: [
            "localhost", "LOCALHOST:8080", "handrail.example", "127.0.0.1:80", "[::1]", "[::1]:8080", "my_host",
            "a.b-c.d",
        ]
    )
    func `a name or address with or without a port is a host`(host: String) throws {
        #expect(try head(["Host": host]).host == host.lowercased())
    }

    @Test(
        arguments: [
            "", " ", "a b", "a/b", "a@b", "a:b", "a:", ":80", "a:123456", "a:80:80", "[::1", "::1", "[x]", "a,b", "ä",
            "a%20",
            "[::1]x", String(repeating: "a", count: 262),
        ]
    )
    func `anything else is refused as a host`(host: String) {
        #expect(throws: BadInput.self) { try head(["Host": host]) }
    }

    @Test func `one host is needed`() {
        #expect(throws: BadInput.self) { try head([:]) }
        #expect(throws: BadInput.self) { try head(["Host": "a", "host": "a"]) }
        #expect(throws: BadInput.self) { try head([:], isHTTP10: true) }
    }

    @Test func `an absolute target must name the same host`() throws {
        #expect(try head(["Host": "a:80"], target: "http://A:80/x?y=1").target.rawPath == "/x")
        #expect(try head(["Host": "a"], target: "https://a").target.rawPath == "/")
        #expect(try head(["Host": "a"], target: "http://a?x=1").target.query["x"] == "1")
        for target in ["http://b/", "http://a:80/", "http://u@a/", "ftp://a/", "a:443", "*", "http:///"] {
            #expect(throws: BadInput.self) { try head(["Host": "a"], target: target) }
        }
    }

    @Test func `the length of the body is said once and clearly`() throws {
        #expect(try head(["Host": "a"]).framing == .none)
        #expect(try head(["Host": "a", "Content-Length": "0"]).framing == .none)
        #expect(try head(["Host": "a", "Content-Length": "007"]).framing == .length(7))
        #expect(try head(["Host": "a", "Transfer-Encoding": "Chunked"]).framing == .chunked)
        for length in ["", "-1", "+1", "1.0", "0x1", "1,1", "1 1", "９", "9999999999999999999", " 1"] {
            #expect(throws: BadInput.self) { try head(["Host": "a", "Content-Length": length]) }
        }
        #expect(throws: BadInput.self) { try head(["Host": "a", "Content-Length": "1", "content-length": "1"]) }
        #expect(throws: BadInput.self) {
            try head(["Host": "a", "Content-Length": "1", "Transfer-Encoding": "chunked"])
        }
        for coding in ["gzip", "chunked, chunked", "gzip, chunked", "xchunked", "", "identity", "chunked\u{B}"] {
            #expect(throws: BadInput.self) {
                let host = Headers.Field(name: "Host", value: "a")
                return try head(Headers(checked: [host, .init(name: "Transfer-Encoding", value: coding)]))
            }
        }
        #expect(throws: BadInput.self) { try head(["Host": "a", "Transfer-Encoding": "chunked"], isHTTP10: true) }
    }

    @Test func `an unknown expectation fails`() throws {
        #expect(try head(["Host": "a", "Expect": "100-Continue"]).expectsContinue)
        #expect(throws: BadInput("The request expects something unknown.", status: .expectationFailed)) {
            try head(["Host": "a", "Expect": "200-ok"])
        }
    }
}
