import Domain
import WebServer

extension Visit {
    /// The address of this installation in links that leave it, without a slash at the end: the configured one, or else that
    /// of the request if its host is known. Nil if it is not, because anybody can write a `Host` header.
    var baseURL: String? {
        if let configured = app.settings.baseURL {
            return configured.hasSuffix("/") ? String(configured.dropLast()) : configured
        }
        guard app.settings.knownHosts.contains(request.host) else { return nil }
        return (request.isSecure ? "https://" : "http://") + request.host
    }

    /// Asked for before anything is made whose address is shown only once.
    func requireBaseURL() throws(Refusal) -> String {
        guard let baseURL else {
            throw Refusal(
                """
                Handrail does not know the address “\(request.host)”, so it makes no link with it. Nothing was changed. The \
                person who operates Handrail can name the address with --base-url or --known-hosts.
                """)
        }
        return baseURL
    }
}
