import ArgumentParser

/// The program behind script/measure: how well the product does what can only be counted, from data in `Measures`.
@main
struct Measure: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "measure", abstract: "Counts how well something works, from data in the repository.",
        subcommands: [Suggestions.self, Timelines.self, Imports.self, WordingHints.self, WordingPatterns.self])
}
