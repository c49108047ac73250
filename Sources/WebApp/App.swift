import Domain
import Foundation
import HTML
import ImageFiles
import Secrets
import Storage
import WebServer
import Wording

/// The Handrail web application, a function from a request to a response.
package final class App: Sendable {
    let store: Store
    let templates: [PostmortemTemplate]
    let catalogue: Catalogue
    let guardrailMemory = GuardrailMemory()
    let premortemTemplates: [PremortemTemplate]
    let facilitators: FacilitatorSightings
    /// Limits guesses at join codes: 300 at once, then one every two seconds. High, because many honest people may share
    /// one address.
    let joinAttempts = AttemptLimit(most: 300, within: 600)
    /// Limits the guests whom one network brings to one pre-mortem: 100 at once, a whole room, and then about three a
    /// day. So nobody who has the code fills it from one place.
    let guestArrivals = AttemptLimit(most: 100, within: 30 * 86_400)
    /// Limits the reports of near misses for each network, or each person: 60 at once, then one a minute.
    let nearMisses = AttemptLimit(most: 60, within: 3_600)
    /// Limits guesses at receipt codes, as those at join codes.
    let receiptAttempts = AttemptLimit(most: 300, within: 600)
    let assets: StaticFiles
    let passwords: Passwords
    let settings: Settings
    let live: LiveHub
    let clock: @Sendable () -> Date
    let tokenLimits = TokenLimits()
    let memory = PageMemory(formMark: Token().text)
    let sentForms = SentFormMemory()
    let exportSeats = ExportSeats()
    let uploadedImports = UploadedImports()
    private let logFault: @Sendable (String) -> Void
    let routes = RouteTable(Routes.all.map { ($0.method, $0.pattern, $0) })

    package struct Settings: Sendable {
        /// The address that browsers use, such as `https://handrail.example.org`; nil if unknown.
        package var baseURL: String?
        /// The hosts that links may name if there is no ``baseURL``.
        package var knownHosts: KnownHosts
        package var demoFolder: URL?
        /// The rules for wording hints.
        package var wording: WordingRulebook
        /// The interval of keep-alives to open pages, so that no proxy closes the connection.
        package var liveKeepAlive: Duration
        /// The wiki that the server exports to by itself.
        package var wiki: WikiSchedule?
        /// The provider that signs people in, if there is one.
        package var provider: SignInProvider?

        package init(
            baseURL: String? = nil, knownHosts: KnownHosts = KnownHosts(), demoFolder: URL? = nil,
            wording: WordingRulebook = .empty,
            liveKeepAlive: Duration = .seconds(15)
        ) {
            self.baseURL = baseURL
            self.knownHosts = knownHosts
            self.demoFolder = demoFolder
            self.wording = wording
            self.liveKeepAlive = liveKeepAlive
        }
    }

    /// - Parameters:
    ///   - clock: the present time; tests pass their own.
    ///   - logFault: logs a line about an internal fault for the person who operates Handrail.
    package init(
        store: Store, templates: [PostmortemTemplate], premortemTemplates: [PremortemTemplate], catalogue: Catalogue,
        assets: StaticFiles, passwords: Passwords,
        settings: Settings = Settings(), clock: @escaping @Sendable () -> Date = { Date() },
        logFault: @escaping @Sendable (String) -> Void
    ) {
        self.store = store
        self.templates = templates
        self.catalogue = catalogue
        self.premortemTemplates = premortemTemplates
        facilitators = FacilitatorSightings(since: clock())
        self.assets = assets
        self.passwords = passwords
        self.settings = settings
        self.clock = clock
        self.logFault = logFault
        live = LiveHub(keepAlive: settings.liveKeepAlive)
        store.follow(clock)
        store.signsIn(through: settings.provider?.issuer)
        store.whenAnnounced { [live] in live.wake($0) }
    }

    /// Headers of every response. They allow only our own script and style files: nothing inline, nothing from other
    /// hosts.
    package static let headers: Headers = [
        "content-security-policy": """
        default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; \
        manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; \
        require-trusted-types-for 'script'; trusted-types 'none'
        """,
        "x-content-type-options": "nosniff",
        "referrer-policy": "same-origin",
        "cross-origin-opener-policy": "same-origin",
        "cross-origin-resource-policy": "same-origin",
        "permissions-policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
        "x-frame-options": "DENY",
    ]

    /// A section becomes three times as long if every byte is percent-encoded.
    private static let largestForm = 3 * Text.longest + 64 * 1024

    /// The maximum size of a request's body in bytes.
    package static func bodyLimit(_ method: WebServer.Method, _ path: [String]) -> Int {
        if method == .post, path.count == 3, path.first == "incidents", path.last == "images" {
            // The image, and the form data around it.
            return ImageFile.largest + 64 * 1024
        }
        if method == .post, path == ["imports", "uploads"] { return ImportUploads.largest + 64 * 1024 }
        if method.isSafe { return 0 }
        // The page for writing a postmortem sends all its sections if it has no scripts.
        if path.count == 4, path.first == "incidents", path.suffix(2) == ["postmortem", "edit"] {
            return 4 * largestForm
        }
        return largestForm
    }

    /// Whether cookies may only be sent over TLS. A base address with https counts even if no trusted proxy says so for
    /// each request.
    func isSecure(_ request: Request) -> Bool {
        request.isSecure || settings.baseURL?.lowercased().hasPrefix("https://") ?? false
    }

    package func respond(to request: Request) async -> Response {
        if let file = assets.response(to: request, at: request.path) { return file }
        let visitor: Visitor
        do {
            visitor = try await Visitor.of(request, in: self)
        } catch {
            return failed(error, request, .anonymous(request, in: self))
        }
        var response = await answer(request, visitor)
        if let page = visitor.secureAddressPage(insteadOf: response, to: request, in: self) { response = page }
        visitor.finish(&response)
        return response
    }

    private func answer(_ request: Request, _ visitor: Visitor) async -> Response {
        switch routes.lookup(request.method, request.path) {
        case .notFound:
            return failed(Obstacle.notFound, request, visitor.frame)
        case .wrongMethod(let allow):
            let sentence = "This address does not accept \(request.method.name) requests."
            var response =
                request.isFromProgram
                ? Response.problem(.methodNotAllowed, sentence)
                : ErrorPages.messagePage(visitor.frame, status: .methodNotAllowed, title: "Not here", sentence)
            try? response.headers.set("allow", allow.map(\.name).joined(separator: ", "))
            return response
        case .found(let route, let parameters):
            return await answer(request, visitor, route, parameters)
        }
    }

    private func answer(
        _ request: Request, _ visitor: Visitor, _ route: Route, _ parameters: RouteParameters
    ) async -> Response {
        if let user = visitor.proxyUser(request, route) {
            let visit = Visit(
                request: request, app: self, now: visitor.frame.now, parameters: parameters, asker: .nobody,
                form: Form(), sent: nil, frame: visitor.frame)
            do { return try await ProxySignIn.create(visit, user) } catch {
                return failed(error, request, visitor.frame)
            }
        }
        let form: Form
        do {
            try await visitor.require(route, parameters, request, in: self)
            try visitor.requireSecondFactor(at: route)
            form = try visitor.form(of: request, for: route.policy)
        } catch {
            return failed(error, request, visitor.frame)
        }
        let visit = Visit(
            request: request, app: self, now: visitor.frame.now, parameters: parameters, asker: visitor.asker,
            form: form, sent: visitor.sentForm(form, request, for: route), frame: visitor.frame, scopes: visitor.scopes)
        var response: Response
        do {
            response = try await visit.once(route.handler)
            // The person saw a sentence in the form; the operator sees a line.
            if let problem = visit.progress.unavailable { noteFault(problem, request) }
        } catch {
            response = failed(
                visit.progress.unavailable ?? error, request, visitor.frame, hasSaved: visit.progress.hasSaved)
        }
        if visit.progress.unavailable != nil { response.setUnavailable() }
        // What is asked for next would otherwise name the address to whatever logs it on the way.
        if route.isUntraced { try? response.headers.set("referrer-policy", "strict-origin") }
        return response
    }

    /// The path of a request as a log may hold it, without secrets such as the code of a pre-mortem; nil for a request
    /// that no log may hold.
    package func loggedPath(_ path: [String], rawPath: String) -> String? {
        // Scripts and styles tell which page somebody opened, one without a trace too.
        if isUntraced(path) || assets.has(path) { return nil }
        return routes.logged(path, rawPath: rawPath)
    }

    /// Whether requests to an address leave nothing that leads to their sender.
    func isUntraced(_ path: [String]) -> Bool {
        routes.values(at: path).contains(where: \.isUntraced)
    }

    /// Logs a fault with the request's id, for the person who operates Handrail.
    func noteFault(_ error: any Error, _ request: Request) {
        let path = loggedPath(request.path, rawPath: request.rawPath) ?? "***"
        logFault("fault \(request.id) at \(request.method.name) \(path): \(error)")
    }

    /// Turns an error that a person can act on into a sentence; every other error is logged with the request's id and
    /// hidden.
    func failed(
        _ error: any Error, _ request: Request, _ frame: Frame, hasSaved: Bool = false
    ) -> Response {
        if let page = ErrorPages.answer(error, request, frame) { return page }
        noteFault(error, request)
        if let problem = error as? StoreUnavailable {
            var response =
                request.isFromProgram
                ? Response.problem(.serviceUnavailable, problem.sentence(hasSaved: hasSaved))
                : ErrorPages.unavailablePage(
                    problem, frame, isReading: request.method.isSafe, hasSaved: hasSaved)
            response.setUnavailable()
            return response
        }
        if request.isFromProgram { return ErrorPages.faultProblem(id: request.id) }
        return ErrorPages.faultPage(frame, id: request.id, isReading: request.method.isSafe, hasSaved: hasSaved)
    }
}
