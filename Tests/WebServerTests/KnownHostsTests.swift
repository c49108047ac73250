import Testing
import WebServer

struct KnownHostsTests {
    private let hosts = KnownHosts(["Handrail.example.org", "wiki.example.org:8443", "192.168.1.5", "[2001:db8::1]"])

    @Test(arguments: [
        "handrail.example.org", "handrail.example.org:8080", "HANDRAIL.example.org", "wiki.example.org:8443",
        "192.168.1.5:80", "[2001:db8::1]", "[2001:db8::1]:8080", "localhost", "localhost:1", "a.localhost", "127.1.2.3",
        "[::1]:9",
    ])
    func `named hosts and this machine are known`(host: String) {
        #expect(hosts.contains(host))
    }

    @Test(arguments: [
        "example.org", "wiki.example.org", "wiki.example.org:80", "xhandrail.example.org",
        "handrail.example.org.evil.example",
        "192.168.1.50", "[2001:db8::2]", "notlocalhost", "localhost.", "127.0.0.1.evil.example", "0.0.0.0", "", ":",
        "[", "[]",
    ])
    func `any other is not`(host: String) {
        #expect(!hosts.contains(host))
    }
}
