import ArgumentParser

/// The commands that script/bench needs besides the server.
@main
struct Bench: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "bench",
        abstract: "Fills a database, renders documents and lets a crowd act at once, for script/bench.",
        subcommands: [Fill.self, Merge.self, Render.self, Session.self, Crowd.self, Hide.self])
}
