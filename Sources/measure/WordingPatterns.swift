import ArgumentParser
import Foundation
import WebApp
import Wording

/// What each pattern of the rules adds, so that those that add nothing can go.
struct WordingPatterns: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "wording-patterns",
        abstract: "What each pattern of the wording rules finds in the labelled sentences of the building half.")

    @Option(help: "The folder with Templates and Measures.")
    var root = "."

    func run() throws {
        let root = URL(filePath: root, directoryHint: .isDirectory)
        let rulebook = try WordingRules.load(folder: root.appending(path: "Templates/wording"))
        let sentences = try Self.sentences(root.appending(path: "Measures/wording"))
        let finds = rulebook.patterns.indices.map { place in
            let only = rulebook.only(place)
            return Set(sentences.indices.filter { !only.hints(for: sentences[$0].text).isEmpty })
        }
        var finders: [Int: Int] = [:]
        for found in finds { for sentence in found { finders[sentence, default: 0] += 1 } }
        print("finds\tby itself\twrong\trule\tpattern")
        for (pattern, found) in zip(rulebook.patterns, finds) {
            let blame = found.filter { sentences[$0].isBlame }
            let alone = blame.filter { finders[$0] == 1 }
            let wrong = found.count - blame.count
            print("\(blame.count)\t\(alone.count)\t\(wrong)\t\(pattern.rule.id)\t\(pattern.source)")
        }
    }

    /// Those that rules are made with; the half kept apart is not opened.
    private static func sentences(_ measures: URL) throws -> [(isBlame: Bool, text: String)] {
        let files = [
            "building/sentences.tsv", "independent/building/sentences.tsv", "independent/building/kinds.tsv",
            "learned.tsv", "rounds.tsv",
        ]
        return try files.flatMap { file in
            try String(contentsOf: measures.appending(path: file), encoding: .utf8).split(separator: "\n").dropFirst()
                .compactMap { line -> (isBlame: Bool, text: String)? in
                    let row = line.split(separator: "\t", omittingEmptySubsequences: false)
                    guard let text = row.last else { return nil }
                    let labels = row.dropLast().prefix(2)
                    return labels.contains("borderline") ? nil : (labels.contains("blame"), String(text))
                }
        }
    }
}
