/// A setting, which is read from its flag, or else its variable, or else has its default.
enum Setting: String, CaseIterable {
    case host, port, database, templates, `public`, baseURL, knownHosts, trustedProxies, trustedProxyUserHeader,
        openidIssuer, openidClientID, openidClientSecretFile, openidName, openidScopes, openidGroupsClaim, openidLevels,
        openidNewLevel, logFormat, exportGit, exportFolder, exportFormat, exportAudience, exportHours

    /// `--log-format`
    var flag: String {
        switch self {
        case .host: "host"
        case .port: "port"
        case .database: "database"
        case .templates: "templates"
        case .public: "public"
        case .baseURL: "base-url"
        case .knownHosts: "known-hosts"
        case .trustedProxies: "trusted-proxies"
        case .trustedProxyUserHeader: "trusted-proxy-user-header"
        case .openidIssuer: "openid-issuer"
        case .openidClientID: "openid-client-id"
        case .openidClientSecretFile: "openid-client-secret-file"
        case .openidName: "openid-name"
        case .openidScopes: "openid-scopes"
        case .openidGroupsClaim: "openid-groups-claim"
        case .openidLevels: "openid-levels"
        case .openidNewLevel: "openid-new-level"
        case .logFormat: "log-format"
        case .exportGit: "export-git"
        case .exportFolder: "export-folder"
        case .exportFormat: "export-format"
        case .exportAudience: "export-audience"
        case .exportHours: "export-hours"
        }
    }

    /// `HANDRAIL_LOG_FORMAT`
    var variable: String { "HANDRAIL_" + flag.uppercased().replacing("-", with: "_") }

    var help: String {
        switch self {
        case .host: "The address to listen on."
        case .port: "The port to listen on; 0 picks any free one."
        case .database: "The database file. It is created if it does not exist."
        case .templates: "The folder of the templates."
        case .public: "The folder of style sheets and scripts."
        case .baseURL: "The address that browsers use, such as https://handrail.example.org."
        case .knownHosts: "Without a base URL, hosts that links may name, separated by commas."
        case .trustedProxies: "Proxies whose X-Forwarded-For and -Proto are trusted, separated by commas."
        case .trustedProxyUserHeader:
            "The header in which those proxies name the person they have signed in, by e-mail address."
        case .openidIssuer: "The OpenID Connect provider that signs people in, by the address that it names itself."
        case .openidClientID: "The name of Handrail at the provider."
        case .openidClientSecretFile: "A file with the client secret of Handrail at the provider."
        case .openidName: "The name of the provider on buttons, such as Example SSO."
        case .openidScopes: "What Handrail asks the provider for."
        case .openidGroupsClaim: "The claim of an id token that lists groups."
        case .openidLevels: "The level of each group at the provider, such as sre=editor; *=observer."
        case .openidNewLevel: "The level of people who sign in through the provider for the first time."
        case .logFormat: "How requests are logged to standard error: text, json or off."
        case .exportGit: "A git repository that the server exports to, after each publication and every few hours."
        case .exportFolder: "The folder in that repository."
        case .exportFormat: "The format of that export."
        case .exportAudience: "Whom that export is for: team, organisation or customers."
        case .exportHours: "The hours between two such exports."
        }
    }
}

struct ConfigurationProblem: Error, Equatable {
    let sentence: String

    init(_ sentence: String) {
        self.sentence = sentence
    }
}
