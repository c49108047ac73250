import ArgumentParser
import Foundation
import WebApp
import Wording

/// How many hints on wording are right, and how many sentences that blame somebody get one.
struct WordingHints: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "wording", abstract: "How many hints on wording are right, and how much blame they find.")

    @Option(help: "The folder with Templates and Measures.")
    var root = "."

    @Option(help: "The folder with wording/sentences.tsv and corpus, which are read where they exist.")
    var shared = "../shared"

    @Option(help: "The folder with wording/building and wording/apart, the public texts that others labelled.")
    var texts = ProcessInfo.processInfo.environment["HANDRAIL_TEXTS"] ?? "../shared/texts"

    @Flag(help: "Only the half that rules are made with; the other one is not opened.")
    var buildingOnly = false

    @Flag(help: "Only figures, without what is missed and what is wrong, so that nothing of a half kept apart is read.")
    var totals = false

    func run() throws {
        let root = URL(filePath: root, directoryHint: .isDirectory)
        let rulebook = try WordingRules.load(folder: root.appending(path: "Templates/wording"))
        let measures = root.appending(path: "Measures/wording")
        var failures: [String] = []
        for name in WordingHalf.Name.allCases where name == .building || !buildingOnly {
            let half = try WordingHalf(
                name, measures: measures, shared: URL(filePath: shared, directoryHint: .isDirectory))
            print("\n## \(name == .building ? "The half that rules are made with" : "The half kept apart")\n")
            for missing in half.missing { print("Not there, and left out: \(missing).") }
            let sentences = report(half, rulebook)
            let documents = reportDocuments(half, rulebook)
            if name == .apart { failures = Self.failures(sentences, documents, half.documents.count) }
            let independent = try reportIndependent(name, measures, rulebook)
            if name == .apart { failures += Self.failures(independent) }
        }
        print("\n\(Self.time(rulebook, root))")
        if !failures.isEmpty {
            print("\nOn the half kept apart, less than was asked for: \(failures.joined(separator: "; ")).")
            throw ExitCode.failure
        }
    }

    private func report(_ half: WordingHalf, _ rulebook: WordingRulebook) -> WordingFigures {
        var all = WordingFigures()
        for (source, sentences) in half.sentences {
            var figures = WordingFigures()
            for sentence in sentences {
                figures.add(sentence, rulebook)
                all.add(sentence, rulebook)
            }
            print(figures.line("\(sentences.count) \(source)"))
        }
        print(all.line("All sentences"))
        list(all.misses)
        return all
    }

    private func reportDocuments(_ half: WordingHalf, _ rulebook: WordingRulebook) -> WordingFigures {
        var all = WordingFigures()
        for (source, isOurs) in [("documents of our own", true), ("public postmortems", false)] {
            let documents = half.documents.filter { $0.name.hasPrefix("documents/") == isOurs }
            var figures = WordingFigures()
            for document in documents {
                figures.add(document, rulebook)
                all.add(document, rulebook)
            }
            print(figures.line("\(documents.count) \(source)"))
        }
        print(all.line("All documents"))
        list(all.misses)
        return all
    }

    /// Documents and sentences that were labelled without any knowledge of the rules.
    private func reportIndependent(
        _ name: WordingHalf.Name, _ measures: URL, _ rulebook: WordingRulebook
    ) throws -> LabelledFigures {
        let labelled = try LabelledDocuments(
            measures.appending(path: "independent/\(name.rawValue)"),
            texts: URL(filePath: texts, directoryHint: .isDirectory).appending(path: "wording/\(name.rawValue)"))
        print("\n### Labelled by somebody who had not seen the rules\n")
        if let missing = labelled.missing { print("Not there, and left out: \(missing).") }
        var documents = LabelledFigures()
        for document in labelled.documents { documents.add(document, rulebook) }
        if !labelled.documents.isEmpty { print(documents.summary) }
        list(documents.misses)
        var sentences = WordingFigures()
        for sentence in labelled.sentences { sentences.add(sentence, rulebook) }
        if !labelled.sentences.isEmpty { print(sentences.line("\(labelled.sentences.count) sentences")) }
        list(sentences.misses)
        report(labelled.sentencesByKind, rulebook)
        return documents
    }

    private func report(_ kinds: [(kind: String, sentence: WordingHalf.Sentence)], _ rulebook: WordingRulebook) {
        if kinds.isEmpty { return }
        var all = WordingFigures()
        var byKind: [String: WordingFigures] = [:]
        for (kind, sentence) in kinds {
            all.add(sentence, rulebook)
            byKind[kind, default: WordingFigures()].add(sentence, rulebook)
        }
        print(all.line("\(kinds.count) sentences by kind"))
        for (kind, figures) in byKind.sorted(by: { $0.key < $1.key }) {
            let count = figures.toFind > 0 ? "\(figures.found) of \(figures.toFind) found" : "\(figures.wrong) wrong"
            print("    \(kind): \(count)")
        }
        list(all.misses)
    }

    private func list(_ misses: [String]) {
        if totals { return }
        for miss in misses { print("    \(miss)") }
    }

    private static func failures(_ independent: LabelledFigures) -> [String] {
        guard independent.documents > 0 else { return [] }
        var failures: [String] = []
        if independent.precision < 0.8 { failures.append("four hints in five right in independent documents") }
        if independent.wrong * 10 > independent.documents {
            failures.append("at most one wrong hint in ten independent documents")
        }
        if independent.recall < 0.6 { failures.append("0.6 of the blame in independent documents found") }
        return failures
    }

    private static func failures(_ sentences: WordingFigures, _ documents: WordingFigures, _ count: Int) -> [String] {
        var failures: [String] = []
        if sentences.precision < 0.95 { failures.append("precision 0.95 on sentences") }
        if sentences.recall < 0.75 { failures.append("recall 0.75 on sentences") }
        if documents.precision < 0.8 { failures.append("four hints in five right in documents") }
        if documents.wrong * 10 > count { failures.append("at most one wrong hint in ten documents") }
        if documents.recall < 0.6 { failures.append("0.6 of the labelled places of documents found") }
        return failures
    }

    /// The time for 60 KB of prose, the median of eleven.
    private static func time(_ rulebook: WordingRulebook, _ root: URL) -> String {
        let folder = root.appending(path: "Measures/wording/building/documents")
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        let texts = names.sorted().compactMap { try? String(contentsOf: folder.appending(path: $0), encoding: .utf8) }
        guard !texts.isEmpty else { return "There is no document to take the time with." }
        var text = ""
        while text.utf8.count < 60_000 { text += texts.joined(separator: "\n\n") }
        let clock = ContinuousClock()
        let times = (0..<11).map { _ in clock.measure { _ = rulebook.hints(for: text) } }.sorted()
        let milliseconds = Double(times[5].components.attoseconds) / 1e15 * 60_000 / Double(text.utf8.count)
        return String(format: "60 KB take %.0f ms, the median of eleven.", milliseconds)
    }
}
