import Domain
import Testing

struct SlugTests {
    @Test(arguments: [
        ("Card payments", "card-payments"), ("  Card / payments!  ", "card-payments"), ("INC", "inc"), ("a_b", "a-b"),
        ("What happened (required)", "what-happened-required"), ("\u{C9}tat 2", "\u{E9}tat-2"),
        ("\u{65E5}\u{672C}", "\u{65E5}\u{672C}"),
        ("--a--b--", "a-b"), ("!!!", ""), ("", ""), ("a\u{0}b", "a-b"), ("../etc/passwd", "etc-passwd"), ("<b>", "b"),
        ("\u{1F469}", ""), ("Stra\u{DF}e", "stra\u{DF}e"),
    ])
    func `letters and digits stay, everything else is one hyphen`(name: String, slug: String) {
        #expect(Array(Slug.make(from: name).utf8) == Array(slug.utf8))
    }

    @Test func `one name in two encodings has one slug`() {
        #expect(Array(Slug.make(from: "Cafe\u{301} bar").utf8) == Array(Slug.make(from: "Caf\u{E9} bar").utf8))
    }

    @Test func `a slug of a slug is the slug`() {
        for name in ["Card payments", "\u{C9}tat 2", "A \u{301} b", "\u{130}stanbul"] {
            let slug = Slug.make(from: name)
            #expect(Array(Slug.make(from: slug).utf8) == Array(slug.utf8), "\(name)")
        }
    }
}
