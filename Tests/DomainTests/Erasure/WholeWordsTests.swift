import Domain
import Testing

@Suite("Words that are erased")
struct WholeWordsTests {
    @Test(arguments: [
        ("Mei Tan", "Mei Tan asked Mei Tanaka and JoMei Tan.", "X asked Mei Tanaka and JoMei Tan."),
        ("Mei Tan", "“Mei Tan”, `Mei Tan`, Mei Tan’s", "“X”, `X`, X’s"),
        ("Mei Tan", "{\"a\":\"one\\nMei Tan\"}", "{\"a\":\"one\\nX\"}"),
        ("Åse Ek", "Åse Ek, Åse Ekö, äÅse Ek", "X, Åse Ekö, äÅse Ek"),
        ("ann@x.io", "ann@x.io joann@x.io a.ann@x.io", "X joann@x.io a.ann@x.io"),
        ("ann@x.io", "ann@x.io.uk ann@x.io-y", "ann@x.io.uk ann@x.io-y"),
        ("ann@x.io", "Ask <ann@x.io>. Or ann@x.io.", "Ask <X>. Or X."), ("ann@x.io", "", ""),
    ])
    func `are found where they are words of their own`(words: String, text: String, after: String) {
        #expect(WholeWords.replacing(words, in: text, with: "X") == after)
        #expect(WholeWords.contains(words, in: text) == (text != after))
    }
}
