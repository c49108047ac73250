import ArgumentParser
import Foundation

/// Counts what an import of real documents gets right, by the wiki that each comes from.
struct Imports: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import", abstract: "Counts what an import of real documents gets right, by where they come from.")

    @Argument(help: "The folder of the documents that the labels refer to.")
    var corpus: String

    @Option(help: "The folder with Measures.")
    var root = "."

    @Flag(help: "Names everything that is wrong in the half that the import was built on.")
    var tell = false

    func run() throws {
        let measures = URL(filePath: root).appending(path: "Measures")
        let corpus = URL(filePath: corpus)
        let timelines = try ["building", "held-out"].flatMap { name in
            try LabelledTimeline.read(
                String(contentsOf: measures.appending(path: "timelines/\(name).tsv"), encoding: .utf8))
        }
        let byPath = Dictionary(timelines.map { ($0.path, $0) }) { first, _ in first }
        for half in ["building", "apart"] {
            let file = measures.appending(path: "imports/\(half).tsv")
            let labels = try LabelledImport.read(String(contentsOf: file, encoding: .utf8))
            report(half, labels, byPath, corpus)
            for (format, labels) in Dictionary(grouping: labels, by: { $0.path.prefix { $0 != "/" } })
                .sorted(by: { $0.key < $1.key })
            {
                report("  \(half), \(format)", labels, byPath, corpus)
            }
        }
    }

    private func report(
        _ name: String, _ labels: [LabelledImport], _ timelines: [String: LabelledTimeline], _ corpus: URL
    ) {
        var measure = ImportMeasure()
        for label in labels { measure.read(label, timelines[label.path], corpus: corpus) }
        let isPart = name.hasPrefix(" ")
        print("\(name): \(labels.count) documents")
        for line in measure.lines { print("\(isPart ? "      " : "  ")\(line)") }
        if tell && name == "building" { for miss in measure.misses { print("    \(miss)") } }
    }
}
