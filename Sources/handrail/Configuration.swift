import Foundation
import WebApp
import WebServer

/// The configuration that Handrail runs with. Nothing else reads the environment.
struct Configuration {
    struct Value: Equatable {
        let text: String
        let source: String
    }

    let values: [Setting: Value]
    let host: String
    let port: Int
    let database: String
    let templates: URL
    let publicFolder: URL
    let baseURL: String?
    let knownHosts: KnownHosts
    let trustedProxies: [IPRange]
    let trustedProxyUserHeader: String?
    let logFormat: LogFormat
    let wiki: WikiSchedule.Plan?
    private let environment: [String: String]

    /// - Parameters:
    ///   - flags: the values given on the command line.
    ///   - folder: the default folder of `Templates` and `Public`.
    /// - Throws: ``ConfigurationProblem`` for an invalid value, and for a variable that does not exist.
    init(
        flags: [Setting: String], environment: [String: String] = ProcessInfo.processInfo.environment,
        folder: URL = Configuration.resources
    ) throws {
        try Configuration.checkNames(environment)
        let defaults: [Setting: String] = [
            .host: "127.0.0.1", .port: "8080", .database: "data/handrail.sqlite",
            .templates: folder.appending(path: "Templates").path, .public: folder.appending(path: "Public").path,
            .baseURL: "", .knownHosts: "", .trustedProxies: "", .trustedProxyUserHeader: "",
            .openidScopes: "openid email profile", .openidGroupsClaim: "groups", .logFormat: "text", .exportGit: "",
            .exportFolder: "", .exportFormat: "gfm", .exportAudience: "organisation", .exportHours: "24",
        ]
        var values: [Setting: Value] = [:]
        for setting in Setting.allCases {
            if let text = flags[setting] {
                values[setting] = Value(text: text, source: "--\(setting.flag)")
            } else if let text = environment[setting.variable] {
                values[setting] = Value(text: text, source: setting.variable)
            } else {
                values[setting] = Value(text: defaults[setting] ?? "", source: "default")
            }
        }
        self.values = values
        self.environment = environment
        host = try Configuration.filled(values, .host)
        port = try Configuration.port(values)
        database = try Configuration.filled(values, .database)
        templates = URL(fileURLWithPath: try Configuration.filled(values, .templates))
        publicFolder = URL(fileURLWithPath: try Configuration.filled(values, .public))
        baseURL = try Configuration.baseURL(values)
        knownHosts = try Configuration.knownHosts(values, listeningOn: host)
        trustedProxies = try Configuration.proxies(values)
        trustedProxyUserHeader = try Configuration.userHeader(values, from: trustedProxies)
        logFormat = try Configuration.logFormat(values)
        wiki = try Configuration.wiki(values)
    }

    /// The provider that signs people in, for a server. Commands that let an administrator in do without it.
    ///
    /// - Throws: ``ConfigurationProblem``.
    func provider() throws -> ProviderChoice? {
        try Configuration.provider(values, baseURL: baseURL, environment: environment)
    }

    /// The nearest folder above the executable, or the working directory, that holds both `Templates` and `Public`.
    static var resources: URL {
        let working = URL(fileURLWithPath: FileManager.default.currentDirectoryPath)
        let executable = (Bundle.main.executableURL ?? working).resolvingSymlinksInPath()
        var candidates = [working]
        var folder = executable.deletingLastPathComponent()
        while folder.path != "/" && candidates.count < 10 {
            candidates.append(folder)
            folder = folder.deletingLastPathComponent()
        }
        return candidates.first { candidate in
            ["Templates", "Public"].allSatisfy {
                FileManager.default.fileExists(atPath: candidate.appending(path: $0).path)
            }
        } ?? working
    }

    static func checkNames(_ environment: [String: String]) throws {
        let known = Setting.allCases.map(\.variable) + [tokenVariable, tokenFileVariable, clientSecretVariable]
        for name in environment.keys.sorted() where name.hasPrefix("HANDRAIL_") && !known.contains(name) {
            let nearest = known.min { distance($0, name) < distance($1, name) } ?? ""
            throw ConfigurationProblem("There is no \(name). Did you mean \(nearest)?")
        }
    }

    private static func filled(_ values: [Setting: Value], _ setting: Setting) throws -> String {
        guard let value = values[setting], !value.text.isEmpty else {
            throw ConfigurationProblem("\(values[setting]?.source ?? setting.variable) is empty. \(setting.help)")
        }
        return value.text
    }

    private static func port(_ values: [Setting: Value]) throws -> Int {
        let text = try filled(values, .port)
        guard let port = Int(text), (0...65_535).contains(port) else {
            throw ConfigurationProblem(
                "\(source(values, .port)) is “\(text)”, which is not a port. Use a number from 0 to 65535.")
        }
        return port
    }

    private static func baseURL(_ values: [Setting: Value]) throws -> String? {
        let text = values[.baseURL]?.text ?? ""
        if text.isEmpty { return nil }
        guard let url = URLComponents(string: text), let scheme = url.scheme?.lowercased(),
            ["http", "https"].contains(scheme), let host = url.host, !host.isEmpty
        else {
            throw ConfigurationProblem(
                "\(source(values, .baseURL)) is “\(text)”. Use a full address such as https://handrail.example.org.")
        }
        var root = URLComponents()
        (root.scheme, root.host, root.port) = (scheme, host, url.port)
        let address = root.string ?? "\(scheme)://\(host)"
        guard ["", "/"].contains(url.path), url.query == nil, url.fragment == nil, url.user == nil else {
            throw ConfigurationProblem(
                """
                \(source(values, .baseURL)) is “\(text)”. Handrail has to be at the root of its host, so an address \
                with a path or anything else behind the host does not work. Use \(address).
                """)
        }
        return address
    }

    /// The address to listen on is named by the operator of Handrail, so it is known as well.
    private static func knownHosts(_ values: [Setting: Value], listeningOn host: String) throws -> KnownHosts {
        let names = try (values[.knownHosts]?.text ?? "").split(separator: ",").map { part in
            let name = part.trimmingCharacters(in: .whitespaces)
            guard KnownHosts.isHost(name) else {
                throw ConfigurationProblem(
                    "\(source(values, .knownHosts)) names “\(name)”, which is not a host. Use one such as handrail.example.org."
                )
            }
            return name
        }
        return KnownHosts(names + [host.contains(":") ? "[\(host)]" : host])
    }

    private static func proxies(_ values: [Setting: Value]) throws -> [IPRange] {
        try (values[.trustedProxies]?.text ?? "").split(separator: ",").map { part in
            let text = part.trimmingCharacters(in: .whitespaces)
            guard let range = IPRange(text) else {
                throw ConfigurationProblem(
                    "\(source(values, .trustedProxies)) names “\(text)”, which is not an address. Use one such as 10.0.0.1 or 10.0.0.0/24."
                )
            }
            return range
        }
    }

    private static func logFormat(_ values: [Setting: Value]) throws -> LogFormat {
        let text = try filled(values, .logFormat)
        guard let format = LogFormat(rawValue: text) else {
            throw ConfigurationProblem("\(source(values, .logFormat)) is “\(text)”. Use text, json or off.")
        }
        return format
    }

    static func source(_ values: [Setting: Value], _ setting: Setting) -> String {
        values[setting]?.source ?? setting.variable
    }

    /// The number of letters that have to change (Levenshtein distance), for our own names, which are short.
    private static func distance(_ left: String, _ right: String) -> Int {
        let right = Array(right.prefix(60))
        var row = Array(0...right.count)
        for (index, letter) in left.prefix(60).enumerated() {
            var diagonal = row[0]
            row[0] = index + 1
            for column in right.indices {
                let next = min(row[column] + 1, row[column + 1] + 1, diagonal + (right[column] == letter ? 0 : 1))
                diagonal = row[column + 1]
                row[column + 1] = next
            }
        }
        return row[right.count]
    }
}
