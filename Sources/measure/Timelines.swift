import ArgumentParser
import Foundation

/// Counts how many entries of labelled timelines get the right instant, and how many that are wrong are marked.
struct Timelines: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Counts the entries of real timelines that get the right instant.")

    @Argument(help: "The folder of the documents that the labels refer to.")
    var corpus: String

    @Argument(help: "Files of labels, such as Measures/timelines/building.tsv.")
    var labels: [String]

    @Flag(help: "Names every entry that is wrong or marked.")
    var tell = false

    func run() throws {
        for path in labels {
            var measure = TimelineMeasure()
            let timelines = try LabelledTimeline.read(String(contentsOfFile: path, encoding: .utf8))
            for timeline in timelines { try measure.read(timeline, corpus: URL(filePath: corpus)) }
            let name = URL(filePath: path).deletingPathExtension().lastPathComponent
            print("\(name), \(timelines.count) documents, \(measure.line)")
            if tell { for line in measure.misses + measure.marks { print("  \(line)") } }
        }
    }
}
