import ArgumentParser
import Foundation
import HTTPEngine
import Secrets
import Storage
import WebApp
import WebServer

struct Serve: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Run the Handrail server until the process is told to stop.")

    @OptionGroup var options: ServerOptions

    func run() async throws {
        let configuration = try Configuration(flags: options.flags)
        let provider = try configuration.provider()
        let templates = try PostmortemTemplates.load(folder: configuration.templates.appending(path: "postmortems"))
        let catalogue = try GuardrailCatalogue.load(folder: configuration.templates.appending(path: "guardrails"))
        let premortemTemplates = try PremortemTemplates.load(
            folder: configuration.templates.appending(path: "premortems"))
        let assets = try StaticFiles(folder: configuration.publicFolder)
        let store = try Store(path: configuration.database, now: Date(), progress: Progress.tell)
        let log = Log(configuration.logFormat)
        let wiki = configuration.wiki.map {
            WikiSchedule($0, store: store, baseURL: configuration.baseURL, log: { log.write(.info, $0) })
        }
        var settings = App.Settings(
            baseURL: configuration.baseURL, knownHosts: configuration.knownHosts,
            demoFolder: configuration.templates.appending(path: "demo"),
            wording: try WordingRules.load(folder: configuration.templates.appending(path: "wording")))
        settings.wiki = wiki
        settings.provider = provider?.signIn
        let app = App(
            store: store, templates: templates, premortemTemplates: premortemTemplates, catalogue: catalogue,
            assets: assets, passwords: try Passwords(),
            settings: settings,
            logFault: { log.write(.error, $0) })
        let server = Server(
            configuration.server, log: log, bodyLimit: App.bodyLimit,
            loggedPath: { app.loggedPath($0.path, rawPath: $0.rawPath) }, handler: app.respond(to:),
            onListening: { port in
                let address = configuration.baseURL ?? "http://\(configuration.urlHost):\(port)"
                store.announce("handrail serve, process \(ProcessInfo.processInfo.processIdentifier), \(address)")
                print("Handrail is listening on \(address)")
                fflush(nil)
            })
        let exports = Task { await wiki?.run() }
        let forgetting = Task { await PremortemForgetting(store, log: { log.write(.error, $0) }).run() }
        let result: Result<Void, any Error>
        do { result = .success(try await server.run()) } catch { result = .failure(error) }
        // An export that is at work ends before the database is closed.
        exports.cancel()
        forgetting.cancel()
        await exports.value
        await forgetting.value
        await wiki?.stop()
        try result.get()
        try store.close()
    }
}

extension Configuration {
    fileprivate var server: Server.Configuration {
        var server = Server.Configuration()
        server.host = host
        server.port = port
        server.trustedProxies = trustedProxies
        server.userHeader = trustedProxyUserHeader
        server.logFormat = logFormat
        server.headers = App.headers
        return server
    }

    /// IPv6 addresses are in brackets in a URL.
    fileprivate var urlHost: String { host.contains(":") ? "[\(host)]" : host }
}
