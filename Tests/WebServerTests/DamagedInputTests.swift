import Testing

@testable import WebServer

/// Whatever is sent, nothing traps: a trap ends the process for everybody.
@Suite struct DamagedInputTests {
    private static let pieces: [[UInt8]] =
        [
            "/", "%", "%2", "%2e", "%00", "%FF", "..", "\\", "?", "&", "=", ";", ",", ":", "\"", " ", "\t", "\r\n",
            "\r", "\n", "\0",
            "[", "]", "[::1]", "::ffff:1.2.3.4", "1.2.3.4", "/33", "http://", "https://", "--", "--b", "\r\n--b",
            "\r\n\r\n",
            "Content-Disposition: form-data; name=a", "; filename=\"", "multipart/form-data; boundary=b", "*", "W/\"",
            "+", "-1",
            "99999999999999999999", "e\u{301}", "\u{301}\u{316}", "日", "a", "chunked", "close",
        ].map { Array($0.utf8) } + [[0xFF], [0xC3], [0xE2, 0x82], [0xF0, 0x9F], [0xED, 0xA0, 0x80], [0x80]]

    @Test(arguments: 0..<8 as Range<UInt64>)
    func `random mixtures of syntax are answered or refused`(seed: UInt64) throws {
        var generator = NameGenerator(seed: seed)
        let folder = try TemporaryFolder()
        let files = try withExtendedLifetime(folder) { try StaticFiles(folder: folder.url) }
        let routes = RouteTable([(.get, "/:a/:b.md/c", 1), (.get, "/a/b", 2)])
        for _ in 0..<1_000 {
            let bytes = (0..<Int.random(in: 0...8, using: &generator)).flatMap { _ in
                Self.pieces.randomElement(using: &generator) ?? []
            }
            let text = String(decoding: bytes, as: UTF8.self)
            _ = try? TextCheck.text(bytes)
            _ = try? Form(urlEncoded: bytes[...])
            _ = try? Form(multipart: bytes, boundary: "b")
            _ = MediaType(text).parameters["boundary"]
            _ = HostName.isValid(text)
            _ = (IPAddress(text), IPRange(text))
            _ = try? Cookie(text, text, path: text, isSecure: true)
            _ = Response.redirect(to: text)
            var headers = Headers()
            for name in ["Cookie", "Origin", "X-Forwarded-For", "X-Forwarded-Proto", "If-None-Match", "Content-Type"] {
                headers.add(checked: name, text)
            }
            _ = Forwarding(trustedProxies: IPRange.loopback).client(peer: "127.0.0.1", headers)
            headers.add(checked: "Host", text)
            headers.add(checked: "Content-Length", text)
            _ = try? RequestHead(method: .get, target: text, isHTTP10: false, headers: headers)
            guard let request = try? Request(.post, "/" + text, headers: headers, body: bytes) else { continue }
            _ = (request.cookies["a"], try? request.form(), CrossSite.allows(request))
            _ = routes.lookup(.get, request.path)
            #expect(files.response(to: request, at: request.path) == nil)
        }
    }
}
