import Testing

@testable import WebServer

@Suite struct ForwardingTests {
    private let forwarding = Forwarding(trustedProxies: ["10.0.0.0/8", "::1"].compactMap(IPRange.init))

    @Test(
        arguments: [
            ("203.0.113.7", "203.0.113.7"),
            ("198.51.100.1, 203.0.113.7", "203.0.113.7"),
            ("198.51.100.1, 10.0.0.9", "198.51.100.1"),
            ("10.0.0.8,10.0.0.9", "10.0.0.8"),
            ("203.0.113.7, nonsense", "10.0.0.1"),
            ("nonsense, 203.0.113.7", "203.0.113.7"),
            ("", "10.0.0.1"),
            ("2001:db8::1", "2001:db8::1"),
        ]
    )
    func `the client is the first from the right that is no proxy of ours`(header: String, expected: String) {
        #expect(forwarding.client(peer: "10.0.0.1", ["X-Forwarded-For": header]) == expected)
    }

    @Test func `the last word on the protocol counts`() {
        #expect(forwarding.isSecure(["X-Forwarded-Proto": "https"]))
        #expect(forwarding.isSecure(["X-Forwarded-Proto": "http, HTTPS"]))
        #expect(!forwarding.isSecure(["X-Forwarded-Proto": "https, http"]))
        #expect(!forwarding.isSecure([:]))
    }

    @Test(arguments: [
        ("198.51.100.7", "198.51.100.…"), ("::ffff:192.0.2.1", "192.0.2.…"), ("2001:db8:0:7::1", "2001:db8:0:…"),
        ("somewhere", ""), ("", ""),
    ])
    func `people see the beginning of an address`(address: String, shown: String) throws {
        #expect(try Request(.get, "/", remoteAddress: address).neighbourhood == shown)
    }

    /// A household has 2⁶⁴ addresses of IPv6.
    @Test func `attempts are counted by what one party is likely to own`() throws {
        func network(_ address: String) throws -> String {
            try Request(.get, "/", remoteAddress: address).remoteNetwork
        }
        #expect(try network("2001:db8:0:7::1") == network("2001:db8:0:7:ffff::9"))
        #expect(try network("2001:db8:0:7::1") != network("2001:db8:0:8::1"))
        #expect(try network("192.0.2.1") != network("192.0.2.2"))
        #expect(try network("192.0.2.1") == network("::ffff:192.0.2.1"))
        #expect(try network("somewhere") == "somewhere")
    }

    @Test func `a range holds the addresses with its prefix`() throws {
        let cases: [(String, String, Bool)] = [
            ("10.0.0.0/8", "10.255.0.1", true), ("10.0.0.0/8", "11.0.0.1", false),
            ("10.0.0.0/8", "::ffff:10.1.1.1", true), ("192.0.2.1", "192.0.2.1", true),
            ("192.0.2.1", "192.0.2.2", false), ("0.0.0.0/0", "203.0.113.7", true),
            ("0.0.0.0/0", "2001:db8::1", false), ("::/0", "203.0.113.7", true),
            ("2001:db8::/32", "2001:db8:1::1", true), ("2001:db8::/32", "2001:db9::1", false),
            ("fd00::/64", "fd00::1:2:3:4", true), ("fd00::/64", "fd00:0:0:1::", false),
            ("fd00::/72", "fd00::ff:0:0:1", true), ("fd00::/72", "fd00::100:0:0:1", false),
            ("::1", "::1", true), ("192.0.2.0/25", "192.0.2.127", true), ("192.0.2.0/25", "192.0.2.128", false),
        ]
        for (range, address, expected) in cases {
            let range = try #require(IPRange(range))
            let address = try #require(IPAddress(address))
            #expect(range.contains(address) == expected)
        }
    }

    @Test(arguments: ["", "10.0.0", "10.0.0.256", "::g", "localhost", "1.2.3.4:80", "[::1]", "1.2.3.4\0x", " 1.2.3.4"])
    func `what is no address is none`(text: String) {
        #expect(IPAddress(text) == nil)
        #expect(IPRange(text) == nil)
    }

    @Test(arguments: ["10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/", "::/129", "10.0.0.0/8/8", "/8"])
    func `what is no range is none`(text: String) {
        #expect(IPRange(text) == nil)
    }
}
