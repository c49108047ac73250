import ArgumentParser
import Domain
import Foundation

/// Merges texts of 110 KB: some with few edits on either side, and the ones that are hardest to compare. Prints one
/// line for each.
struct Merge: AsyncParsableCommand {
    func run() async throws {
        let base = Words.document(1, bytes: 110_000)
        let words = base.split(separator: " ").map(String.init)
        print("| merge of 110 KB | median (ms) | slowest of 21 (ms) |")
        print("| --- | ---: | ---: |")
        measure(
            "few edits", base, edited(words, every: 1_500, "theirs"), edited(words, every: 1_700, "mine"))
        measure("many edits", base, edited(words, every: 20, "theirs"), edited(words, every: 23, "mine"))
        measure("nothing in common", base, unlike(words, "t"), unlike(words, "m"))
        measure(
            "the same words in another order", base, shuffled(words, 7_919), shuffled(words, 6_271))
        measure(
            "one word again and again", String(repeating: "a ", count: 55_000),
            String(repeating: "a b ", count: 27_500),
            String(repeating: "b a a ", count: 18_300))
    }

    private func measure(_ name: String, _ base: String, _ theirs: String, _ mine: String) {
        let clock = ContinuousClock()
        let times = (0..<21).map { _ in
            clock.measure { _ = TextMerge(base: base, theirs: theirs, mine: mine) }.components
        }.map { Double($0.attoseconds) / 1e15 + Double($0.seconds) * 1_000 }.sorted()
        print(String(format: "| %@ | %.1f | %.1f |", name, times[10], times[20]))
    }

    private func edited(_ words: [String], every step: Int, _ mark: String) -> String {
        var words = words
        for index in stride(from: step, to: words.count, by: step) {
            words[index] = index % 2 == 0 ? "\(mark)\(index)" : "\(words[index]) \(mark)\(index)"
        }
        return words.joined(separator: " ")
    }

    private func unlike(_ words: [String], _ mark: String) -> String {
        words.indices.map { "\(mark)\($0)" }.joined(separator: " ")
    }

    private func shuffled(_ words: [String], _ step: Int) -> String {
        words.indices.map { words[$0 * step % words.count] }.joined(separator: " ")
    }
}
