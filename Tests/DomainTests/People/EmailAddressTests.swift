import Domain
import Testing

struct EmailAddressTests {
    @Test(arguments: [
        ("alma@example.org", "alma@example.org"), (" Alma.Berg+x@Example.ORG\n", "alma.berg+x@example.org"),
        ("o'brien@mail.example.co", "o'brien@mail.example.co"), ("\u{E9}va@example.org", "\u{E9}va@example.org"),
    ])
    func `one mailbox is one spelling`(typed: String, address: String) throws {
        #expect(try EmailAddress.checked(typed) == address)
    }

    @Test(arguments: [
        "", "alma", "alma@", "@example.org", "alma@example", "alma@.org", "alma@example.", "a@b@example.org",
        "alma berg@example.org", "alma@exam ple.org", "alma@example.org\r\nBcc: x@example.org", "a\u{0}@example.org",
        "alma\u{7F}@example.org", "alma\u{A0}@example.org", "alma@\u{301}example.org", "alma@example.org@\u{301}x.org",
        "alma@example.\u{301}", "alma@.\u{301}example.org", "alma@example\u{200B}.org",
    ])
    func `what is no address is refused`(typed: String) {
        #expect(fields { _ = try EmailAddress.checked(typed, field: "to") } == ["to"])
    }

    @Test func `an address has at most 254 bytes`() throws {
        let domain = "@example.org"
        let longest = String(repeating: "a", count: 254 - domain.utf8.count) + domain
        #expect(try EmailAddress.checked(longest) == longest)
        #expect(fields { _ = try EmailAddress.checked("a" + longest) } == ["email"])
    }
}

struct PasswordRuleTests {
    @Test(arguments: [
        "twelve chars", "correct horse battery", String(repeating: "\u{1F469}", count: 12),
        String(repeating: "a", count: 256),
    ])
    func `length is what counts`(password: String) {
        #expect(fields { try PasswordRule.check(password) } == nil)
    }

    @Test(arguments: [
        "", "eleven char", String(repeating: "\u{1F469}", count: 11), String(repeating: "a", count: 257),
        String(repeating: "\u{E9}", count: 129),
    ])
    func `too short and too long are refused`(password: String) {
        #expect(fields { try PasswordRule.check(password, field: "new_password") } == ["new_password"])
    }
}
