import Domain
import Foundation
import HTML
import Secrets
import Storage
import WebServer

/// Who a request comes from, as its cookies tell.
struct Visitor {
    static let sessionCookie = "handrail_session"
    /// Somebody without a session also fills in forms: to sign in. This ties those forms to their browser.
    static let visitorCookie = "handrail_visitor"
    /// Somebody with only a display name in one session before a launch.
    static let guestCookie = "handrail_guest"
    static let themeCookie = "handrail_theme"

    let asker: Asker
    let frame: Frame
    private let token: Token
    private let isNewVisitor: Bool
    private let hadNotice: Bool
    private let isSecure: Bool

    static func of(_ request: Request, in app: App) async throws -> Visitor {
        let cookies = request.cookies
        let now = app.clock()
        if let token = cookies[sessionCookie].flatMap({ Token($0) }),
            let session = try await app.store.openSession(digest: token.digest, at: now)
        {
            return Visitor(request, app, now: now, person: session.person, token: token, isNewVisitor: false)
        }
        if let token = cookies[guestCookie].flatMap({ Token($0) }),
            let guest = try await app.store.guest(digest: token.digest)
        {
            return Visitor(request, app, now: now, person: nil, guest: guest, token: token, isNewVisitor: false)
        }
        let known = cookies[visitorCookie].flatMap { Token($0) }
        return Visitor(request, app, now: now, person: nil, token: known ?? Token(), isNewVisitor: known == nil)
    }

    private init(
        _ request: Request, _ app: App, now: Date, person: Person?, guest: (asker: Asker, name: String)? = nil,
        token: Token, isNewVisitor: Bool
    ) {
        let cookies = request.cookies
        let notice = cookies[FlashNotice.cookie].flatMap { FlashNotice(cookieValue: $0) }
        asker = person.map { .person($0.id, $0.role) } ?? guest?.asker ?? .nobody
        frame = Frame(
            now: now, viewer: person.map { Viewer(id: $0.id, name: $0.name, role: $0.role) },
            zone: person.flatMap { TimeZone(identifier: $0.zone) } ?? .gmt,
            theme: cookies[Visitor.themeCookie].flatMap(Theme.init(rawValue:)) ?? .system,
            csrfToken: CSRF.token(for: token),
            notice: notice?.notice, assets: app.assetLinks, address: Frame.address(of: request),
            referrer: Frame.referrer(of: request))
        self.token = token
        self.isNewVisitor = isNewVisitor
        hadNotice = cookies[FlashNotice.cookie] != nil
        isSecure = request.isSecure
    }

    /// - Throws: ``Obstacle`` unless the policy lets this visitor through.
    func require(_ policy: Policy) throws {
        switch policy {
        case .anyone: return
        case .participant: if !asker.isMember && !asker.isGuest { throw Obstacle.signedOut }
        case .member: if !asker.isMember { throw Obstacle.signedOut }
        case .administrator:
            if !asker.isMember { throw Obstacle.signedOut }
            if !asker.isAdministrator { throw Obstacle.forbidden }
        }
    }

    /// The fields that were sent, once it is certain that a page of ours sent them.
    ///
    /// - Throws: ``BadInput``.
    func form(of request: Request) throws -> Form {
        if request.method.isSafe { return Form() }
        guard CrossSite.allows(request) else {
            throw BadInput("This was sent from another site and was refused. Send it from here.", status: .forbidden)
        }
        let form = try request.form()
        guard let sent = form["csrf"], CSRF.isValid(sent, for: token) else {
            throw BadInput(
                "This form was made for another sign-in, so nothing was saved. Go back, load the page again, and send it once more.",
                status: .forbidden)
        }
        return form
    }

    /// Gives the response what belongs to this visitor: the cookie for forms, and the end of a notice that was shown.
    func finish(_ response: inout Response) {
        if isNewVisitor && asker == .nobody {
            response.setCookie(named: Visitor.visitorCookie, token.text, maxAge: nil, isSecure: isSecure)
        }
        let isPage = response.headers["content-type"]?.hasPrefix("text/html") ?? false
        if hadNotice && isPage { response.removeCookie(named: FlashNotice.cookie) }
        if !response.headers.contains("cache-control") {
            // Pages show what changes and what not everybody may see.
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

    /// The page of ours that a form was sent from.
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
