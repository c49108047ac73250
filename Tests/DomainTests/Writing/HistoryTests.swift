import Testing

@testable import Domain

/// A server as the store is one: revisions, what each writer sent, and one merge after the other.
private struct Server {
    var revisions = [""]
    var sent: [String: String] = [:]

    /// - Returns: the revision and its text.
    mutating func submit(_ text: String, from base: Int, by client: String) -> (revision: Int, text: String) {
        let known = sent["\(client) \(base)"] ?? revisions[base]
        sent["\(client) \(base)"] = text
        let merged = TextMerge(base: known, theirs: revisions[revisions.count - 1], mine: text).text
        if merged != revisions[revisions.count - 1] { revisions.append(merged) }
        return (revisions.count - 1, merged)
    }
}

struct HistoryTests {
    /// A thousand histories of two to six people who load, write, save late, miss answers and save again.
    @Test(arguments: 0..<4)
    func `every word that was sent and that nobody removed is there in the end, and all see the same`(seed: UInt64)
        throws
    {
        var writers = Writers(seed: seed + 1_000)
        for history in 0..<250 {
            var server = Server()
            let count = 2 + history % 5
            var texts = Array(repeating: Writers.Text(), count: count)
            var bases = Array(repeating: 0, count: count)
            var kept: Set<String> = []
            for _ in 0..<24 {
                let writer = writers.random.below(count)
                // Each only adds, and removes no more than the words of the vocabulary, so that what has to be there is
                // known.
                let (words, _) = writers.edit(&texts[writer], by: writer, protecting: kept)
                kept.formUnion(words)
                let (revision, text) = server.submit(
                    texts[writer].written, from: bases[writer], by: "client \(writer)")
                // Every third answer is lost on the way: the writer goes on from what they have.
                if writers.random.below(3) > 0 {
                    bases[writer] = revision
                    texts[writer] = Writers.Text(text)
                }
            }
            for _ in 0..<2 {
                for writer in 0..<count {
                    let (revision, text) = server.submit(
                        texts[writer].written, from: bases[writer], by: "client \(writer)")
                    (bases[writer], texts[writer]) = (revision, Writers.Text(text))
                }
            }
            let last = Set(try #require(server.revisions.last).writtenWords)
            let missing = kept.filter { !last.contains($0) }
            try #require(missing.isEmpty, "history \(history)")
            try #require(Set(texts.map(\.written)).count == 1)
        }
    }

    /// A page saves while its writer is in the middle of a word, and the next save has the whole of it.
    @Test(arguments: 0..<4)
    func `a word that was saved half written is there once, as it was finished, whatever others write around it`(
        seed: UInt64
    ) throws {
        var random = Random(seed: seed + 2_000)
        for history in 0..<250 {
            var server = Server()
            let count = 2 + history % 5
            var texts = Array(repeating: "", count: count)
            var bases = Array(repeating: 0, count: count)
            var typed: Set<String> = []
            for round in 0..<16 {
                for writer in 0..<count {
                    var words = texts[writer].split(separator: " ").map(String.init)
                    // Whoever was away has written a lot.
                    for number in 0..<random.below(random.below(4) == 0 ? 10 : 3) {
                        let word = "w\(writer).\(round).\(number)."
                        typed.insert(word)
                        words.insert(word, at: random.below(4) == 0 ? 0 : words.count)
                    }
                    texts[writer] = words.joined(separator: " ")
                    if words.last?.hasPrefix("w\(writer).\(round).") == true && random.below(2) == 0 {
                        // The answer comes while more is typed, and is left aside.
                        _ = server.submit(
                            String(texts[writer].dropLast(2)), from: bases[writer], by: "client \(writer)")
                    }
                    // One in five does not come that far, and one answer in three is lost.
                    if random.below(5) == 0 { continue }
                    let answer = server.submit(texts[writer], from: bases[writer], by: "client \(writer)")
                    if random.below(3) > 0 { (bases[writer], texts[writer]) = answer }
                }
            }
            for writer in 0..<count { _ = server.submit(texts[writer], from: bases[writer], by: "client \(writer)") }
            let last = Set(try #require(server.revisions.last).writtenWords)
            try #require(last == typed, "history \(history)")
        }
    }
}

extension Writers.Text {
    init(_ text: String) {
        self.init()
        let words = WordText(text)
        for index in 0..<words.count {
            self.words.append(String(decoding: words.word(index), as: UTF8.self))
            // The first word has none of its own; one stands before it as soon as something is written there.
            gaps.append(index == 0 ? " " : String(decoding: words.gap(before: index), as: UTF8.self))
        }
    }
}
