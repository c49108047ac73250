import Domain
import Foundation
import TestSupport
import Testing
import WebApp
import Wording

/// How well the rules tell blame from its lookalikes, measured.
struct WordingFiguresTests {
    private let rulebook: WordingRulebook

    init() throws {
        rulebook = try WordingRules.load(folder: TestApp.root.appending(path: "Templates/wording"))
    }

    /// Sentences with labels, of other people and of ours.
    private struct Sentence {
        let isBlame: Bool
        let category: String
        let text: String
        /// Odd and even ids are two halves.
        let half: Int
    }

    private static let labelled: URL = {
        let path = ProcessInfo.processInfo.environment["HANDRAIL_WORDING"]
        return path.map { URL(fileURLWithPath: $0) }
            ?? TestApp.root.appending(path: "../shared/wording/sentences.tsv").standardizedFileURL
    }()

    @Test(
        .enabled(
            if: FileManager.default.fileExists(atPath: labelled.path),
            "There are no labelled sentences in \(labelled.path). Set HANDRAIL_WORDING to a file that has them."))
    func `on labelled sentences at least nine hints in ten are right, and six sentences in ten are found`() throws {
        let sentences = try Self.lines(Self.labelled).map { row -> Sentence in
            try #require(row.count >= 5)
            return Sentence(
                isBlame: row[1] == "blame", category: row[2], text: row[4], half: (Int(row[0].dropFirst()) ?? 0) % 2)
        }
        let all = report("labelled sentences", sentences)
        for half in 0...1 { _ = report("labelled sentences, half \(half)", sentences.filter { $0.half == half }) }
        #expect(all.precision >= 0.90)
        #expect(all.recall >= 0.60)
    }

    @Test func `on sentences of our own likewise`() throws {
        let file = TestApp.root.appending(path: "Tests/Sentences/en.tsv")
        let figures = report(
            "our own sentences",
            try Self.lines(file).map { row -> Sentence in
                try #require(row.count == 3)
                return Sentence(isBlame: row[0] == "blame", category: row[1], text: row[2], half: 0)
            })
        #expect(figures.precision >= 0.95)
        #expect(figures.recall >= 0.90)
    }

    @Test func `each rule finds its example, and none finds a counter-example or what it proposes instead`() {
        for rule in rulebook.rules {
            #expect(rulebook.hints(for: rule.example).contains { $0.rule.id == rule.id }, "\(rule.id)")
            #expect(rulebook.hints(for: rule.counterExample).map(\.rule.id) == [], "\(rule.id)")
            #expect(rulebook.hints(for: rule.instead).map(\.rule.id) == [], "\(rule.id)")
        }
        #expect(Set(rulebook.rules.map(\.category)) == Set(WordingCategory.allCases))
    }

    private func report(_ name: String, _ sentences: [Sentence]) -> (precision: Double, recall: Double) {
        var right = 0
        var wrong = 0
        var categories: [String: (found: Int, all: Int)] = [:]
        for sentence in sentences {
            let isFound = !rulebook.hints(for: sentence.text).isEmpty
            if isFound { if sentence.isBlame { right += 1 } else { wrong += 1 } }
            categories[sentence.category, default: (0, 0)].all += 1
            if isFound { categories[sentence.category, default: (0, 0)].found += 1 }
        }
        let precision = Double(right) / Double(max(1, right + wrong))
        let recall = Double(right) / Double(max(1, sentences.count { $0.isBlame }))
        print("Wording, \(name): precision \(Self.rounded(precision)), recall \(Self.rounded(recall))")
        for (category, figures) in categories.sorted(by: { $0.key < $1.key }) {
            print("    \(category): \(figures.found) of \(figures.all) got a hint")
        }
        return (precision, recall)
    }

    private static func rounded(_ value: Double) -> String { String(format: "%.2f", value) }

    private static func lines(_ file: URL) throws -> [[String]] {
        try String(contentsOf: file, encoding: .utf8).split(separator: "\n").dropFirst().map {
            $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
        }
    }
}
