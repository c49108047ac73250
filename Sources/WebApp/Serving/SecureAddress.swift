import HTML
import WebServer

extension Visitor {
    /// The page for somebody who came over plain http although the base address has https. A browser does not send our
    /// cookies there, so a form would be refused and a password would have been sent in the clear for nothing.
    ///
    /// Nil if all is well, also when only the browser knows that: a proxy may have forgotten to say that it speaks TLS.
    func secureAddressPage(insteadOf response: Response, to request: Request, in app: App) -> Response? {
        let isPage = response.headers["content-type"]?.hasPrefix("text/html") ?? false
        guard isPage, asker == .nobody, isNewVisitor, app.isSecure(request), !request.mayBeSecure,
            let base = app.settings.baseURL, let link = Link(outside: base + frame.address.address)
        else { return nil }
        return .page(
            barePage(
                frame, title: "Use the https address",
                """
                <h1>Use the https address</h1>
                <p class="lead">You came over plain http, and nobody can sign in there: passwords and sessions of this installation travel over https alone.</p>
                <p><a href="\(link)">Go on at \(base)</a></p>
                """), status: .forbidden)
    }
}

extension Request {
    /// Whether this may have come over TLS or from the same machine, where cookies work as well: a trusted proxy says so,
    /// any other proxy does, or the browser sent what it sends over such connections alone (Fetch Metadata).
    fileprivate var mayBeSecure: Bool {
        isSecure || headers.contains("sec-fetch-site")
            || headers.all("x-forwarded-proto").contains { $0.lowercased().hasPrefix("https") }
    }
}
