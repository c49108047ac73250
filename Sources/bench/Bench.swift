import ArgumentParser

/// What script/bench needs besides the server itself.
@main
struct Bench: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "bench", abstract: "Fills a database and renders documents, for script/bench.",
        subcommands: [Fill.self, Merge.self, Render.self])
}
