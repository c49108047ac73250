import ArgumentParser

/// The options that say where the data is.
struct DatabaseOptions: ParsableArguments {
    @Option(help: "The database file.")
    var database: String?

    @Option(help: "The folder of the templates.")
    var templates: String?

    @Option(help: "The folder of style sheets and scripts.")
    var `public`: String?

    var flags: [Setting: String] {
        var flags: [Setting: String] = [:]
        flags[.database] = database
        flags[.templates] = templates
        flags[.public] = `public`
        return flags
    }
}

/// The options of a server.
struct ServerOptions: ParsableArguments {
    @OptionGroup var data: DatabaseOptions

    @Option(help: "The address to listen on.")
    var host: String?

    @Option(help: "The port to listen on; 0 picks any free one.")
    var port: String?

    @Option(name: .customLong("base-url"), help: "The address that browsers use, such as https://handrail.example.org.")
    var baseURL: String?

    @Option(help: "Without a base URL, hosts that links may name, separated by commas.")
    var knownHosts: String?

    @Option(help: "Proxies whose X-Forwarded-For and -Proto are trusted, separated by commas.")
    var trustedProxies: String?

    @Option(help: "The header in which those proxies name the person they have signed in, by e-mail address.")
    var trustedProxyUserHeader: String?

    @OptionGroup var provider: ProviderOptions

    @Option(help: "How requests are logged: text, json or off.")
    var logFormat: String?

    @Option(help: "A git repository to export to, after each publication and every few hours.")
    var exportGit: String?

    @Option(help: "The folder in that repository.")
    var exportFolder: String?

    @Option(help: "The format of that export, such as mkdocs.")
    var exportFormat: String?

    @Option(help: "Whom that export is for: team, organisation or customers.")
    var exportAudience: String?

    @Option(help: "The hours between two such exports.")
    var exportHours: String?

    var flags: [Setting: String] {
        var flags = data.flags
        flags[.exportGit] = exportGit
        flags[.exportFolder] = exportFolder
        flags[.exportFormat] = exportFormat
        flags[.exportAudience] = exportAudience
        flags[.exportHours] = exportHours
        flags[.host] = host
        flags[.port] = port
        flags[.baseURL] = baseURL
        flags[.knownHosts] = knownHosts
        flags[.trustedProxies] = trustedProxies
        flags[.trustedProxyUserHeader] = trustedProxyUserHeader
        flags[.logFormat] = logFormat
        flags.merge(provider.flags) { $1 }
        return flags
    }
}

/// The options about the provider that signs people in.
struct ProviderOptions: ParsableArguments {
    @Option(
        name: .customLong("openid-issuer"), help: "The OpenID Connect provider, by the address that it names itself.")
    var issuer: String?

    @Option(name: .customLong("openid-client-id"), help: "The name of Handrail at the provider.")
    var clientID: String?

    @Option(name: .customLong("openid-client-secret-file"), help: "A file with the client secret.")
    var clientSecretFile: String?

    @Option(name: .customLong("openid-name"), help: "The name of the provider on buttons.")
    var name: String?

    @Option(name: .customLong("openid-scopes"), help: "What Handrail asks the provider for.")
    var scopes: String?

    @Option(name: .customLong("openid-groups-claim"), help: "The claim of an id token that lists groups.")
    var groupsClaim: String?

    @Option(name: .customLong("openid-levels"), help: "The level of each group, such as \"sre=editor; *=observer\".")
    var levels: String?

    @Option(name: .customLong("openid-new-level"), help: "The level of people who sign in there for the first time.")
    var newLevel: String?

    var flags: [Setting: String] {
        var flags: [Setting: String] = [:]
        flags[.openidIssuer] = issuer
        flags[.openidClientID] = clientID
        flags[.openidClientSecretFile] = clientSecretFile
        flags[.openidName] = name
        flags[.openidScopes] = scopes
        flags[.openidGroupsClaim] = groupsClaim
        flags[.openidLevels] = levels
        flags[.openidNewLevel] = newLevel
        return flags
    }
}
