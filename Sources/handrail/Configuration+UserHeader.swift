import WebServer

extension Configuration {
    /// - Throws: ``ConfigurationProblem`` for a header that no proxy may send, since then nobody could sign in with it, and
    ///   for one that browsers send themselves.
    static func userHeader(_ values: [Setting: Value], from proxies: [IPRange]) throws -> String? {
        guard let value = values[.trustedProxyUserHeader], !value.text.isEmpty else { return nil }
        guard Headers.isName(value.text), !sentByBrowsers.contains(value.text.lowercased()) else {
            throw ConfigurationProblem(
                "\(value.source) is “\(value.text)”, which is not a header of a proxy. Use one such as X-Remote-User.")
        }
        if proxies.isEmpty {
            throw ConfigurationProblem(
                """
                \(value.source) is “\(value.text)”, but there are no trusted proxies, so nobody could sign in with it. Name the \
                addresses of the proxies with --\(Setting.trustedProxies.flag).
                """)
        }
        return value.text
    }

    private static let sentByBrowsers: Set = [
        "accept", "accept-encoding", "accept-language", "authorization", "connection", "content-length", "content-type",
        "cookie", "expect", "host", "origin", "referer", "transfer-encoding", "upgrade", "user-agent",
        "x-forwarded-for",
        "x-forwarded-proto",
    ]
}
