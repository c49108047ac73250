import Foundation
import Wording

/// How well hints fit labelled texts: how many of them are right, and how many of the labelled places they find.
struct WordingFigures {
    private(set) var right = 0
    private(set) var wrong = 0
    private(set) var toFind = 0
    private(set) var found = 0
    /// The mistakes, a line each.
    private(set) var misses: [String] = []

    var precision: Double { Double(right) / Double(max(1, right + wrong)) }
    var recall: Double { Double(found) / Double(max(1, toFind)) }

    mutating func add(_ sentence: WordingHalf.Sentence, _ rulebook: WordingRulebook) {
        let hints = rulebook.hints(for: sentence.text)
        if sentence.isBlame {
            toFind += 1
            if hints.isEmpty { misses.append("missed: \(sentence.text)") } else { found += 1 }
        }
        guard let hint = hints.first else { return }
        if sentence.isBlame {
            right += 1
        } else {
            wrong += 1
            misses.append("wrong [\(hint.rule.id): \(hint.pattern)] “\(hint.words)”: \(sentence.text)")
        }
    }

    /// A hint is right on a line that is labelled; a labelled line is found by any hint.
    mutating func add(_ document: WordingHalf.Document, _ rulebook: WordingRulebook) {
        let hints = rulebook.hints(for: document.text)
        toFind += document.labels.count
        let lines = Set(hints.map(\.line))
        found += document.labels.keys.count { lines.contains($0) }
        for hint in hints {
            if document.labels[hint.line] != nil {
                right += 1
            } else {
                wrong += 1
                misses.append("wrong [\(hint.rule.id)] “\(hint.words)”: \(document.name):\(hint.line)")
            }
        }
        for (line, words) in document.labels.sorted(by: { $0.key < $1.key }) where !lines.contains(line) {
            misses.append("missed: \(document.name):\(line) \(words)")
        }
    }

    func line(_ name: String) -> String {
        let precision = String(format: "%.2f", precision)
        let recall = String(format: "%.2f", recall)
        return
            "\(name): precision \(precision) (\(right) right, \(wrong) wrong), recall \(recall) (\(found) of \(toFind))"
    }
}
