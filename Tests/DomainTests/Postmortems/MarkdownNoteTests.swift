import Testing

@testable import Domain

struct MarkdownNoteTests {
    private func texts(_ text: String) -> [String] {
        MarkdownLines(text).parts(at: [.timeline]).compactMap { if case .text(let text) = $0 { text } else { nil } }
    }

    @Test func `a note goes with the part of a text that refers to it`() {
        #expect(
            texts("a[^1]\n\n{{timeline}}\n\nb[^2] c[^3]\n\n[^1]: one\nmore\n[^2]: two\n[^4]: four") == [
                "a[^1]\n\n\n[^1]: one\nmore", "\nb[^2] c[^3]\n\n[^2]: two\n[^4]: four",
            ])
        #expect(texts("a[^1] b\n\n{{timeline}}\n\nc[^1]\n\n[^1]: d").allSatisfy { $0.hasSuffix("[^1]: d") })
        #expect(texts("`\n{{timeline}}\n[^1]: d") == ["`\n{{timeline}}\n[^1]: d"])
    }
}
