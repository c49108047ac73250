import ArgumentParser
import Domain
import Foundation
import WebApp

/// How far down the catalogue's suggestions the first fitting one is, for failures of public record.
struct Suggestions: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Where the first fitting guardrail is among the suggestions for failures of public record.")

    @Option(help: "The folder with Templates and Measures.")
    var root = "."

    @Flag(help: "Only the counts of each file, without the failures that were missed.")
    var countsOnly = false

    func run() async throws {
        let root = URL(filePath: root, directoryHint: .isDirectory)
        let catalogue = try GuardrailCatalogue.load(folder: root.appending(path: "Templates/guardrails"))
        let folder = root.appending(path: "Measures/suggestions")
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter {
            $0.hasSuffix(".md") && $0 != "README.md"
        }
        for name in names.sorted() {
            report(name, try KnownFailure.read(folder.appending(path: name)), catalogue)
        }
        reportTime(catalogue)
    }

    private func report(_ name: String, _ failures: [KnownFailure], _ catalogue: Catalogue) {
        let ranks = failures.map { failure in
            let ranked = catalogue.suggestions(for: failure.context, atMost: catalogue.entries.count).map(\.entry.slug)
            return (failure, rank: ranked.firstIndex(where: failure.fitting.contains).map { $0 + 1 }, ranked)
        }
        func share(_ most: Int) -> String {
            let hits = ranks.count { $0.rank ?? .max <= most }
            return "\(hits) of \(failures.count) (\(failures.isEmpty ? 0 : hits * 100 / failures.count) %)"
        }
        print("\(name): \(failures.count) failures")
        for most in [1, 3, 8] { print("  a fitting one among the first \(most): \(share(most))") }
        for (failure, rank, ranked) in ranks where rank ?? .max > 3 && !countsOnly {
            print(
                "  missed among the first 3, found at \(rank.map(String.init) ?? "no place"): \(failure.context.title)")
            print("    \(failure.address)")
            print(
                "    suggested \(ranked.prefix(3).joined(separator: ", ")); fitting \(failure.fitting.joined(separator: ", "))"
            )
        }
        for slug in Set(failures.flatMap(\.fitting)) where catalogue[slug] == nil {
            print("  “\(slug)” is no entry of the catalogue")
        }
    }

    /// Beside a register of ten thousand guardrails, whose words are those of the catalogue in other orders.
    private func reportTime(_ catalogue: Catalogue) {
        let sentences = catalogue.entries.flatMap { [$0.stops] + $0.failures }
        var register = GuardrailIndex()
        for number in 1...10_000 {
            let (first, second) = (
                sentences[number * 7919 % sentences.count], sentences[number * 104_729 % sentences.count]
            )
            register.add(
                GuardrailIndex.Text(id: ID(Int64(number)), name: first, statement: "\(second) \(first)"),
                catalogue.vocabulary)
        }
        let clock = ContinuousClock()
        let times = (0..<200).map { number in
            let finding = FindingContext(
                kind: .missingGuardrail, title: sentences[number * 31 % sentences.count],
                detail: (1...8).map { sentences[number * $0 * 17 % sentences.count] }.joined(separator: ". "))
            return clock.measure {
                _ = catalogue.suggestions(for: finding)
                _ = register.matches(for: finding, catalogue.vocabulary, atMost: 30)
            }
        }.sorted()
        let milliseconds = { (time: Duration) in String(format: "%.2f ms", time / .milliseconds(1)) }
        print(
            "time for one finding of nine sentences, \(catalogue.entries.count) entries and 10000 guardrails: median \(milliseconds(times[100])), slowest of 200 \(milliseconds(times[199]))"
        )
    }
}
