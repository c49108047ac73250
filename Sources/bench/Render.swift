import ArgumentParser
import Foundation
import Markdown

/// Renders every Markdown document in a folder ten times and prints the slowest by median.
struct Render: AsyncParsableCommand {
    @Argument(help: "The folder with the documents.")
    var folder: String

    func run() async throws {
        let files = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String }.filter {
            $0.hasSuffix(".md")
        }
        var results: [(name: String, bytes: Int, milliseconds: Double)] = []
        for name in (files ?? []).sorted() {
            let text = try String(contentsOf: URL(fileURLWithPath: folder).appending(path: name), encoding: .utf8)
            let clock = ContinuousClock()
            let times = (0..<10).map { _ in clock.measure { _ = Markdown.html(text) } }.sorted()
            let median = times[5].components
            results.append((name, text.utf8.count, Double(median.attoseconds) / 1e15 + Double(median.seconds) * 1_000))
        }
        results.sort { $0.milliseconds > $1.milliseconds }
        print("documents \(results.count)")
        for result in results.prefix(3) {
            print(String(format: "%.2f ms  %d bytes  %@", result.milliseconds, result.bytes, result.name))
        }
    }
}
