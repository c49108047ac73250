import Domain
import Foundation
import HTML
import Secrets
import Storage
import WebServer

/// The person or program behind a request, found by its cookies or its API token.
struct Visitor {
    static let sessionCookie = "handrail_session"
    /// Ties forms to the browser of somebody without a session, who fills in the sign-in form.
    static let visitorCookie = "handrail_visitor"
    /// Recognises a browser in which somebody has signed in before; it outlives the session and opens nothing.
    static let browserCookie = "handrail_browser"
    /// Identifies a sign-in whose password was right and whose code is missing.
    static let pendingCookie = "handrail_pending"
    /// What a browser takes with it to the provider and back.
    static let attemptCookie = "handrail_attempt"
    /// Identifies a guest of one pre-mortem.
    static let guestCookie = "handrail_guest"
    static let themeCookie = "handrail_theme"

    let asker: Asker
    let frame: Frame
    let bearer: Bearer
    /// Whether this person has to set up a second factor before anything else.
    private let lacksSecondFactor: Bool
    /// The token of the session, or of a browser without one.
    let token: Token
    /// Whether the browser has neither a session nor the cookie that forms need.
    let isNewVisitor: Bool
    private let hadNotice: Bool
    private let isSecure: Bool
    private let isFromProgram: Bool

    static func of(_ request: Request, in app: App) async throws -> Visitor {
        let cookies = request.cookies
        let now = app.clock()
        let bearer = try await Bearer.of(request, in: app)
        // A request with a token comes from a program, whatever cookies it has.
        if !bearer.isPresent, let token = cookies[sessionCookie].flatMap({ Token($0) }),
            let session = try await app.store.openSession(
                digest: token.digest, at: now, network: request.neighbourhood,
                leavesTrace: !app.isUntraced(request.path)),
            session.counts(for: request)
        {
            let (ties, raises) = try await session.own(in: app, at: now)
            return Visitor(
                request, app, now: now, signedIn: session, ties: ties, raises: raises, bearer: bearer, token: token,
                isNewVisitor: false)
        }
        if !bearer.isPresent, let token = cookies[guestCookie].flatMap({ Token($0) }),
            let guest = try await app.store.guest(digest: token.digest, at: now)
        {
            return Visitor(
                request, app, now: now, guest: guest.asker, bearer: bearer, token: token,
                isNewVisitor: false)
        }
        let known = cookies[visitorCookie].flatMap { Token($0) }
        return Visitor(
            request, app, now: now, bearer: bearer, token: known ?? Token(), isNewVisitor: known == nil)
    }

    private init(
        _ request: Request, _ app: App, now: Date, signedIn: SignedIn? = nil, ties: Ties = .none,
        raises: Raises = .none, guest: Asker? = nil, bearer: Bearer, token: Token, isNewVisitor: Bool
    ) {
        let person = signedIn?.person
        let cookies = request.cookies
        let notice = cookies[FlashNotice.cookie].flatMap { FlashNotice(cookieValue: $0) }
        asker = signedIn?.asker ?? bearer.asker ?? guest ?? .nobody
        self.bearer = bearer
        lacksSecondFactor = signedIn?.lacksSecondFactor ?? false
        frame = Frame(
            now: now, viewer: person.map { Viewer(id: $0.id, name: $0.name, level: $0.level) },
            zone: person.flatMap { TimeZone(identifier: $0.zone) } ?? .gmt,
            theme: cookies[Visitor.themeCookie].flatMap(Theme.init(rawValue:)) ?? .system,
            csrfToken: CSRF.token(for: token),
            notice: notice?.notice, assets: app.assetLinks, address: Frame.address(of: request),
            referrer: Frame.referrer(of: request),
            access: Access(
                routes: app.routes, asker: asker, ties: ties, raises: raises,
                seesPrivateRecords: signedIn?.seesPrivateRecords ?? false))
        self.token = token
        self.isNewVisitor = isNewVisitor
        hadNotice = cookies[FlashNotice.cookie] != nil
        isSecure = app.isSecure(request)
        isFromProgram = request.isFromProgram
    }

    /// What the token of the request may do.
    var scopes: Set<APITokenScope> { bearer.scopes }

    /// - Throws: ``Obstacle``, ``Forbidden``, ``BearerProblem`` or ``AttemptLimit/TooMany`` unless the policy of the
    ///   route lets this visitor through.
    func require(_ route: Route, _ parameters: RouteParameters, _ request: Request, in app: App) async throws {
        if route.policy == .token { return try requireToken(request, app) }
        if bearer.isPresent {
            throw BadInput("An API token gives access only to the API, not to pages.", status: .forbidden)
        }
        let subject = route.subject(parameters, kind: request.query["kind"], number: request.query["number"])
        if frame.access.permits(route.policy, subject) { return }
        switch route.policy {
        case .anyone, .token: return
        case .participant(let need), .person(let need):
            guard let level = asker.level else { throw Obstacle.signedOut }
            // A page knows only the latest of somebody's own records.
            let now = frame.now
            let (tie, raised) = try await app.store.read(as: asker) { reading in
                (
                    try subject.map { try reading.tie(to: $0) } ?? Tie.none,
                    try subject.flatMap { try reading.raisedLevel(on: $0, at: now) } ?? level
                )
            }
            try need.check(max(level, raised), with: tie)
        }
    }

    /// Leads somebody who has to set up a second factor to its page. What everybody may do stays open to them, except the
    /// home page, which shows members their work.
    ///
    /// - Throws: ``Obstacle/secondFactorMissing``.
    func requireSecondFactor(at route: Route) throws(Obstacle) {
        guard lacksSecondFactor else { return }
        let isOpen = route.policy == .anyone && route.pattern != "/"
        if !isOpen && route.pattern != "/profile/second-factor" { throw .secondFactorMissing }
    }

    private func requireToken(_ request: Request, _ app: App) throws {
        do {
            try bearer.require()
        } catch {
            try app.tokenLimits.refusedPerNetwork.begin(request.remoteNetwork, at: frame.now)
            throw error
        }
        if let id = asker.tokenID { try app.tokenLimits.perToken.begin(id.description, at: frame.now) }
    }

    /// The fields that were sent, once it is certain that they came from one of our own pages or from a program with a
    /// token, which no other site can make a browser send.
    ///
    /// - Throws: ``BadInput``.
    func form(of request: Request, for policy: Policy) throws -> Form {
        if request.method.isSafe || policy == .token { return Form() }
        guard CrossSite.allows(request) else {
            throw BadInput(
                "This was sent from another site, so it was refused. Send it from Handrail instead.", status: .forbidden
            )
        }
        let form = try request.form()
        guard let sent = form["csrf"], CSRF.isValid(sent, for: token) else {
            throw BadInput(
                "This form belongs to another sign-in, so nothing was saved. Go back, reload the page, and send it again.",
                status: .forbidden)
        }
        return form
    }

    /// Adds this visitor's cookies to the response: the cookie for forms, and the removal of a notice that was shown.
    func finish(_ response: inout Response) {
        response.isForSession = asker != .nobody
        let isPage = response.headers["content-type"]?.hasPrefix("text/html") ?? false
        // Only pages have forms; anything else would replace the cookie of a page that is on its way.
        if isPage && isNewVisitor && asker == .nobody && !isFromProgram && !bearer.isPresent {
            response.setCookie(named: Visitor.visitorCookie, token.text, maxAge: nil, isSecure: isSecure)
        }
        if hadNotice && isPage { response.removeCookie(named: FlashNotice.cookie) }
        if !response.headers.contains("cache-control") {
            // Pages change often, and not everybody may see them.
            try? response.headers.set("cache-control", "no-store")
        }
    }
}

extension Frame {
    static func anonymous(_ request: Request, in app: App) -> Frame {
        Frame(
            now: app.clock(), viewer: nil, zone: .gmt, theme: .system, csrfToken: "", notice: nil,
            assets: app.assetLinks,
            address: address(of: request))
    }

    static func address(of request: Request) -> Link {
        let query = request.query.fields.map { (name: $0.name, value: $0.value) }
        return Link(ownPath: Link(request.path.filter { $0 != "." && $0 != ".." }, query: query).address) ?? Paths.home
    }

    /// Our own page from which a form was sent.
    static func referrer(of request: Request) -> Link? {
        guard let referrer = request.headers["referer"] else { return nil }
        let origin = (request.isSecure ? "https://" : "http://") + request.host
        guard referrer.hasPrefix(origin) else { return nil }
        return Link(ownPath: String(referrer.dropFirst(origin.count)))
    }
}

extension App {
    var assetLinks: Assets {
        Assets { [assets] name in
            guard let (path, version) = assets.address(of: name) else {
                return Link(name.split(separator: "/").map(String.init))
            }
            return Link(path, query: [("v", version)])
        }
    }
}

extension Paths {
    static func signIn(returningTo link: Link) -> Link {
        link == home ? signIn : Link(["sign-in"], query: [("return", link.address)])
    }
}

extension SignedIn {
    /// The records with which the person may do more than with others.
    fileprivate func own(in app: App, at now: Date) async throws -> (Ties, Raises) {
        if person.level >= .reviewer { return (.none, .none) }
        return try await app.store.read(as: asker) { [person] reading in
            let raises = try reading.raises(at: now)
            let mayChangeOwn = max(person.level, raises.highest ?? person.level) >= .contributor
            return (mayChangeOwn ? try reading.ties() : .none, raises)
        }
    }
}
