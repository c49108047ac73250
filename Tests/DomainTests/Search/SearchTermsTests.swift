import Domain
import Testing

struct SearchTermsTests {
    @Test(arguments: [
        ("Deleted rows", ["deleted", "rows"]), ("INC-12", ["inc", "12"]),
        ("a \"quoted\" one*", ["a", "quoted", "one"]),
        ("NEAR(a b, 5) AND OR NOT", ["near", "a", "b", "5", "and", "or", "not"]), ("title:x", ["title", "x"]),
        ("it's", ["it", "s"]), ("\u{C9}TAT", ["\u{E9}tat"]), ("rows rows ROWS", ["rows"]), ("", []), ("  \"*-:^ ", []),
        ("a\u{0}b", ["a", "b"]), ("大規模障害", ["大規", "規模", "模障", "障害"]),
        ("\u{65E5}\u{672C} \u{0664}", ["\u{65E5}\u{672C}", "\u{0664}"]),
    ])
    func `words are terms, in small letters and once each`(input: String, terms: [String]) {
        #expect(SearchTerms(input).terms == terms)
        #expect(SearchTerms(input).isEmpty == terms.isEmpty)
    }

    @Test func `a mark stays with its letter`() {
        #expect(
            SearchTerms("cafe\u{301}").terms.map { Array($0.unicodeScalars) } == [Array("cafe\u{301}".unicodeScalars)])
    }

    @Test func `at most 16 terms of at most 64 scalars come out, whatever goes in`() {
        let many = SearchTerms((1...100).map { "word\($0)" }.joined(separator: " "))
        #expect(many.terms.count == 16)
        #expect(many.terms.last == "word16")
        let long = SearchTerms(String(repeating: "a", count: 1_000) + " b")
        #expect(long.terms == [String(repeating: "a", count: 64), "b"])
        let marks = SearchTerms("a" + String(repeating: "\u{301}", count: 5_000))
        #expect(marks.terms.allSatisfy { $0.unicodeScalars.count <= 64 })
        #expect(SearchTerms(String(repeating: "ab ", count: 1_000_000)).terms == ["ab"])
    }

    @Test func `no term holds what means something to the index`() {
        let hostile = "\"a\" OR b* (c) {d e}:f -g ^h +i; DROP TABLE x --'\u{2}\u{3}"
        let scalars = SearchTerms(hostile).terms.joined().unicodeScalars
        #expect(scalars.allSatisfy { $0.properties.isAlphabetic || $0.properties.numericType != nil })
    }
}
