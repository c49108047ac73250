import Domain
import Testing

@Suite("Words that customers may read")
struct PublicWordsTests {
    private static let people = EveryName([
        (id: ID(1), name: "Mei Tanaka"), (id: ID(2), name: "Will Åberg"), (id: ID(3), name: "Anna-Lena D’Arcy"),
    ])
    private static let hosts = PublicHosts(["example.com", "Node.js"])

    private static func clean(_ text: String) -> (String, [PublicWords.Replacement]) {
        var replaced: [PublicWords.Replacement] = []
        let words = PublicWords(people, roles: [ID(1): "the scribe"], hosts: hosts)
        return (words.cleaned(text, &replaced), replaced)
    }

    @Test(arguments: [
        (
            "Mei restarted it; ask Tanaka, Mei Tanaka’s team or @Mei.",
            "The scribe restarted it; ask the scribe, the scribe’s team or the scribe."
        ),
        ("Will restarted it, with Anna-Lena.", "A colleague restarted it, with a colleague."),
        ("on db1.prod.internal:5432, then", "on an internal system, then"),
        ("db1, web2 and pg12", "an internal system, an internal system and an internal system"),
        ("(db-prod-03) and web01.", "(an internal system) and an internal system."),
        (
            "10.0.0.7, 10.1.2.0/24 and 192.168.1.1:8080",
            "an internal address, an internal address and an internal address"
        ),
        (
            "fe80::1 ::1 2001:db8::7/64 00:1a:2b:3c:4d:5e",
            "an internal address an internal address an internal address an internal address"
        ),
        (
            "see INC-12, GR-7, FU-3, PRE-1 and OPS-411",
            "see an incident, a safeguard, a follow-up, a pre-mortem and a ticket"
        ),
        ("#31 by @ops-oncall, mail root@corp.example.org", "a ticket by a colleague, mail an e-mail address"),
        ("https://wiki.corp/x?a=(b),c and url=ssh://git@host/x.", "an internal page and url=an internal page."),
        ("`config.yaml` in \u{201C}orders.items\u{201D}", "`an internal system` in \u{201C}an internal system\u{201D}"),
        ("cn.prod:internal|db.prod", "an internal system|an internal system"),
    ])
    func `are what is left once names, systems and tickets are replaced`(text: String, expected: String) {
        #expect(Self.clean(text).0 == expected)
        #expect(!Self.clean(text).1.isEmpty)
    }

    @Test(arguments: [
        "From 10:45:30 to 12:07, 3.5 % of orders failed (version 2.10.1, e.g. on 2026-03-01).",
        "SEV-2, p99, sha256, utf8, http2, oauth2, base64 and int64 are no systems.",
        "SEV-2, UTF-8, SHA-256 and ISO-8601 are no tickets, nor is a 24-hour day.",
        "See https://status.example.com/1 or status.example.com, written with Node.js.",
        "A well-known fix: \u{201C}wait\u{201D}.",
        "", "…", "::", "@", "#", "-", ".",
    ])
    func `include times, numbers, standards and what is on the list`(text: String) {
        let (cleaned, replaced) = Self.clean(text)
        #expect(cleaned == text && replaced.isEmpty, "\(replaced)")
    }

    @Test(arguments: [
        ("https://example.com/a", true), ("http://status.example.com", true), ("HTTPS://EXAMPLE.COM:443/", true),
        ("https://example.com@evil.example/", false), ("https://notexample.com/", false),
        ("https://example.com.evil/", false),
        ("javascript:alert(1)//example.com", false), ("https://evil\\@example.com", false), ("//example.com/", false),
        ("mailto:a@example.com", false),
    ])
    func `have a link only to a public host`(address: String, isPublic: Bool) {
        #expect(Self.hosts.contains(address: address) == isPublic)
    }

    @Test func `are listed one on each line`() throws {
        #expect(
            try PublicHosts(typed: " Status.example.com \r\n\nnode.js\nnode.js").names == [
                "node.js", "status.example.com",
            ])
        for text in ["https://example.com", "a b", "a/b"] {
            #expect(throws: Refusal.self) { try PublicHosts(typed: text) }
        }
    }
}
