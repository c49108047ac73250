import Foundation
import Wording

/// How well hints fit documents that somebody else labelled.
struct LabelledFigures {
    private(set) var documents = 0
    private(set) var right = 0
    private(set) var wrong = 0
    private(set) var neutral = 0
    private var lines: [LabelledDocuments.Label: (found: Int, all: Int)] = [:]
    /// The mistakes, a line each.
    private(set) var misses: [String] = []

    var precision: Double { Double(right) / Double(max(1, right + wrong)) }
    var recall: Double { Double(count(.blame).found) / Double(max(1, count(.blame).all)) }

    mutating func add(_ document: LabelledDocuments.Document, _ rulebook: WordingRulebook) {
        documents += 1
        let hints = rulebook.hints(for: document.text)
        for hint in hints {
            switch document.labels[hint.line] {
            case .blame, .act: right += 1
            case .company, .borderline: neutral += 1
            case nil:
                wrong += 1
                misses.append("wrong [\(hint.rule.id)] “\(hint.words)”: \(document.name):\(hint.line)")
            }
        }
        let hinted = Set(hints.map(\.line))
        for (line, label) in document.labels.sorted(by: { $0.key < $1.key }) {
            let isFound = hinted.contains(line)
            lines[label, default: (0, 0)].all += 1
            lines[label, default: (0, 0)].found += isFound ? 1 : 0
            if !isFound, label == .blame || label == .act {
                misses.append("missed \(label): \(document.name):\(line)")
            }
        }
    }

    var summary: String {
        let precision = String(format: "%.2f", precision)
        let recall = String(format: "%.2f", recall)
        let perTen = String(format: "%.1f", Double(wrong * 10) / Double(max(1, documents)))
        return """
            \(documents) documents: precision \(precision) (\(right) right, \(wrong) wrong, \(neutral) neither), \
            \(perTen) wrong hints in ten documents
                found: \(count(.blame).found) of \(count(.blame).all) lines that judge somebody (\(recall)), \
            \(count(.act).found) of \(count(.act).all) that tell somebody's act as what broke it
            """
    }

    private func count(_ label: LabelledDocuments.Label) -> (found: Int, all: Int) { lines[label] ?? (0, 0) }
}
