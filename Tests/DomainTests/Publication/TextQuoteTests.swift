import Testing

@testable import Domain

struct TextQuoteTests {
    private static let text = """
        The cleanup ran against **production**. Nobody saw it at first, because the
        [dashboard](https://example.org/board) was green.

        Nobody saw it at first, a second time.
        """

    @Test func `a passage is found by its words, as they are read or as they are typed`() throws {
        for words in ["ran against production", "ran against **production**", "because the dashboard was green"] {
            let quote = try QuotedText(Self.text).quote(words)
            #expect(QuotedText(Self.text).passage(quote) != nil, "\(words)")
        }
        let quote = try QuotedText(Self.text).quote("ran against production")
        #expect(quote.exact == "ran against **production")
        #expect(quote.prefix == "The cleanup")
        #expect(quote.suffix.hasPrefix("Nobody saw it at first"))
        #expect(quote.position == 12)
    }

    @Test(arguments: [
        ("press <kbd>Ctrl</kbd>+<kbd class=\"x\">C</kbd> twice", "press Ctrl+C twice"),
        ("one<br/>two", "one two"),
        ("it <!-- who? --> broke :tada: at 10:02:33 :+1:", "it broke at 10:02:33"),
        ("it broke :tada: then", "it broke 🎉 then"),
        ("a claim[^why] and[^2] more", "a claim[1] and[2] more"),
        ("> [!WARNING]\n> Do not", "Warning Do not"),
        ("see [12](https://x.example/a) there", "see 12 there"),
        ("a <div> b < c [^ d] [!X] :no", "a <div> b < c [^ d] [!X] :no"),
        ("x <!-- not ended", "x <!-- not ended"),
    ])
    func `marks whose letters a reader does not see are no words`(text: String, passage: String)
        throws
    {
        let quote = try QuotedText(text).quote(passage)
        #expect(QuotedText(text).passage(quote) != nil)
    }

    @Test func `of two equal passages the one in its surroundings is meant`() throws {
        let first = try QuotedText(Self.text).quote("Nobody saw it", suffix: " at first, because")
        let second = try QuotedText(Self.text).quote("Nobody saw it", suffix: " at first, a second time.")
        #expect(first.position < second.position)
        let edited = "Something new.\n\n" + Self.text.replacing("a second time", with: "another time")
        let (one, other) = (QuotedText(edited).passage(first), QuotedText(edited).passage(second))
        #expect(try #require(one).startIndex < #require(other).startIndex)
    }

    @Test func `it survives edits around it and is gone when its own words change`() throws {
        let quote = try QuotedText(Self.text).quote("Nobody saw it at first, because")
        let around = Self.text.replacing("The cleanup ran against **production**.", with: "It began. It *went* wrong.")
        #expect(QuotedText(around).passage(quote)?.hasPrefix("Nobody saw it") == true)
        #expect(QuotedText(Self.text.replacing("Nobody saw", with: "No alert showed")).passage(quote) == nil)
        #expect(QuotedText("").passage(quote) == nil)
    }

    @Test func `words that are not there, and no words at all, cannot be quoted`() {
        for words in ["production ran", "—", "ran against prod", String(repeating: "ran ", count: 400)] {
            #expect(throws: Refusal.self) { try QuotedText(Self.text).quote(words) }
        }
    }

    /// Passages of random texts, with words put in and taken out before and behind them.
    @Test(arguments: 0..<40)
    func `whatever is written around a passage, the passage stays found`(seed: Int) throws {
        var random = Random(seed: UInt64(seed))
        func word() -> String { "w\(Int.random(in: 0..<60, using: &random))" }
        for _ in 0..<50 {
            var words = (0..<120).map { _ in word() }
            let start = Int.random(in: 10..<100, using: &random)
            // A passage that occurs once, so that there is no doubt which is meant.
            words[start] = "unique"
            let passage = words[start..<start + 5].joined(separator: " ")
            let quote = try QuotedText(words.joined(separator: " ")).quote(passage)
            var (before, behind) = (Array(words[..<start]), Array(words[(start + 5)...]))
            for _ in 0..<30 {
                before.insert(word(), at: Int.random(in: 0...before.count, using: &random))
                behind.insert(word(), at: Int.random(in: 0...behind.count, using: &random))
                if !before.isEmpty { before.remove(at: Int.random(in: 0..<before.count, using: &random)) }
                if !behind.isEmpty { behind.remove(at: Int.random(in: 0..<behind.count, using: &random)) }
            }
            let edited = (before + [passage] + behind).joined(separator: Bool.random(using: &random) ? " " : "\n")
            #expect(QuotedText(edited).passage(quote).map(String.init) == passage)
        }
    }

    @Test func `any text at all can be searched`() throws {
        for text in ["](", "](x", "a](b)c", "e\u{301}a](", "\u{0}\u{FFFD}", "](\n\n](", "字 字 字"] {
            _ = QuotedText(text).passage(TextQuote(exact: "a", prefix: "", suffix: "", position: .max))
            _ = try? QuotedText(text).quote(text)
        }
        #expect(try QuotedText("schön ist e\u{301}s 字").quote("e\u{301}s 字").exact == "e\u{301}s 字")
    }
}
