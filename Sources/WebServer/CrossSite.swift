/// Refuses requests that another site makes a browser send (cross-site request forgery).
package enum CrossSite {
    /// Whether a request that may change something was started by this site or by the person.
    ///
    /// A safe method always passes. Otherwise `Sec-Fetch-Site` decides where the browser sent it (Fetch Metadata §2.2;
    /// it does so over TLS and on localhost), else `Origin` (RFC 6454 §7), which must be this site's own scheme and
    /// host. A request with neither comes from no browser of today, and passes only when it has no cookies to misuse.
    package static func allows(_ request: Request) -> Bool {
        if request.method.isSafe { return true }
        let sites = request.headers.all("sec-fetch-site")
        if !sites.isEmpty {
            return sites.allSatisfy { $0 == "same-origin" || $0 == "none" }
        }
        let origins = request.headers.all("origin")
        if !origins.isEmpty {
            return origins.allSatisfy { isOwn($0, request) }
        }
        return request.cookies.isEmpty
    }

    private static func isOwn(_ origin: String, _ request: Request) -> Bool {
        let scheme = request.isSecure ? "https" : "http"
        let prefix = scheme + "://"
        guard origin.utf8.starts(with: prefix.utf8) else { return false }
        let host = Substring(origin.utf8.dropFirst(prefix.utf8.count))
        let defaultPort = request.isSecure ? ":443" : ":80"
        return without(defaultPort, host).equalsIgnoringCase(without(defaultPort, request.host[...]))
    }

    private static func without(_ port: String, _ host: Substring) -> Substring {
        host.utf8.suffix(port.utf8.count).elementsEqual(port.utf8)
            ? Substring(host.utf8.dropLast(port.utf8.count)) : host
    }
}
