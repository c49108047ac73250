import Domain
import HTML
import Storage
import WebServer

/// Signing in by the word of a trusted proxy, which has checked who the person is.
enum ProxySignIn {
    /// Starts a session for the person whom the proxy names, and leads to the page that they asked for.
    static func create(_ visit: Visit, _ user: String) async throws -> Response {
        guard let person = try await visit.read({ try $0.activePerson(email: user) }) else {
            let hasPeople = try await visit.read { try $0.hasPeople() }
            return hasPeople ? unknownPage(visit.frame, user) : .redirect(to: Paths.firstRun)
        }
        return try await visit.startSession(person.id, person.level, to: visit.frame.address, origin: .proxy)
    }

    /// The way in from the sign-in page, which is also where signing out ends.
    static func offer(_ user: String, to target: Link) -> HTML {
        """
        <p>The sign-on in front of Handrail knows you as \(user).</p>
        <p>\(linkButton("Continue as \(user)", to: target))</p>
        """
    }

    private static func unknownPage(_ frame: Frame, _ user: String) -> Response {
        .page(
            barePage(
                frame, title: "Nobody here has this address",
                """
                <h1>Nobody here has this address</h1>
                <p>The sign-on in front of Handrail knows you as \(user). Nobody with an account here has this e-mail address. Ask an administrator for an invitation.</p>
                <p><a href="\(Paths.signIn)">Sign in with a password</a></p>
                """), status: .forbidden)
    }
}

extension Visitor {
    /// The person whom a trusted proxy names, if the request needs somebody who is signed in and nobody is. Forms cannot
    /// sign anybody in: what they send belongs to a session that the person has seen.
    func proxyUser(_ request: Request, _ route: Route) -> String? {
        guard let user = request.proxyUser, !bearer.isPresent, !asker.isMember, request.method.isSafe else {
            return nil
        }
        switch route.policy {
        case .token: return nil
        case .anyone: return route.pattern == "/" ? user : nil
        // Guests stay guests where guests may be.
        case .participant: return asker.isGuest ? nil : user
        case .person: return user
        }
    }
}

extension SignedIn {
    /// Whether a session counts for a request. One that a proxy began counts only while a proxy names the same person, and
    /// no session counts where a proxy names somebody else.
    func counts(for request: Request) -> Bool {
        guard let user = request.proxyUser else { return session.origin != .proxy }
        return user.trimmed.lowercased().utf8.elementsEqual(person.email.utf8)
    }
}
