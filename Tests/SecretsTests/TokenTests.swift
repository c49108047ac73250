import Testing

@testable import Secrets

struct TokenTests {
    @Test func `a token comes back from its text with the same digest`() throws {
        let token = Token()
        #expect(token.text.utf8.count == 43)
        let back = try #require(Token(token.text))
        #expect(back.digest == token.digest)
        #expect(token.digest.count == 32)
    }

    @Test func `no two tokens are the same`() {
        #expect(Set((0..<1_000).map { _ in Token().text }).count == 1_000)
    }

    @Test(arguments: [
        "", "a", String(repeating: "a", count: 42), String(repeating: "a", count: 44),
        String(repeating: "a", count: 42) + "+", String(repeating: "a", count: 42) + "=",
        String(repeating: "a", count: 42) + "\0", String(repeating: "a", count: 41) + "\u{E9}",
        String(repeating: "a", count: 10_000),
    ])
    func `what does not look like a token is none`(text: String) {
        #expect(Token(text) == nil)
    }

    @Test func `a form's token is valid for its own session only`() throws {
        let session = Token()
        let other = Token()
        let token = CSRF.token(for: session)
        #expect(CSRF.isValid(token, for: session))
        #expect(!CSRF.isValid(token, for: other))
        #expect(CSRF.token(for: session) == token)
        #expect(token != session.text)
    }

    @Test func `an altered, shortened or empty form token is refused`() {
        let session = Token()
        let token = CSRF.token(for: session)
        let altered = (token.hasPrefix("A") ? "B" : "A") + token.dropFirst()
        for text in ["", String(token.dropLast()), token + "A", altered, session.text, token + "\u{301}"] {
            #expect(!CSRF.isValid(text, for: session))
        }
    }
}
