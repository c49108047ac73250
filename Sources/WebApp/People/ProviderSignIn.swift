import Domain
import HTML
import OpenIDConnect
import Secrets
import Storage
import WebServer

/// Pages and actions at `/sign-in/provider`: to the provider and back.
enum ProviderSignIn {
    /// Leads to the provider, to sign in or to accept an invitation.
    static func create(_ visit: Visit) async throws -> Response {
        let provider = try visit.requireProvider()
        if try await !visit.read({ try $0.hasPeople() }) { return .redirect(to: Paths.firstRun) }
        let target = visit.form["return"].flatMap(Link.init(ownPath:)) ?? Paths.home
        let invitation = visit.form["invitation"].flatMap { Token($0) }
        return await visit.lead(
            to: provider, invitation.map { .invitation(token: $0.text) } ?? .signIn, target: target)
    }

    /// Somebody comes back from the provider with a code, or with the reason why there is none.
    static func finish(_ visit: Visit) async throws -> Response {
        let provider = try visit.requireProvider()
        guard let attempt = visit.attempt, let state = visit.query["state"], attempt.isContinued(by: state) else {
            // The browser was here before, as when a tab is loaded again.
            if visit.frame.viewer != nil { return .redirect(to: Paths.home) }
            var refused = startAgainPage(visit, provider)
            refused.removeCookie(named: Visitor.attemptCookie)
            return refused
        }
        var response: Response
        do {
            response = try await finish(visit, provider, attempt)
        } catch let limit as AttemptLimit.TooMany {
            response = tooManyPage(visit, limit)
        } catch let reason as NotAdmitted {
            response = notAdmittedPage(visit, provider, reason)
        } catch let refusal as Refusal {
            response = refusedPage(visit, refusal)
        } catch let fault as ProviderFault where fault.cause == .expired {
            response = startAgainPage(visit, provider)
        } catch let fault as ProviderFault {
            response = faultPage(visit, provider, fault)
        } catch {
            response = visit.app.failed(error, visit.request, visit.frame)
        }
        response.removeCookie(named: Visitor.attemptCookie)
        return response
    }

    private static func finish(
        _ visit: Visit, _ provider: SignInProvider, _ attempt: Attempt
    ) async throws -> Response {
        guard let code = visit.query["code"], (1...2_000).contains(code.utf8.count) else {
            return cancelledPage(visit, provider)
        }
        // Somebody else may have signed in meanwhile, or put the cookie there.
        if case .link(let person, let proof) = attempt.purpose,
            visit.frame.viewer?.id.rawValue != person || proof != visit.linkProof
        {
            return startAgainPage(visit, provider)
        }
        try provider.returns.begin(visit.request.remoteNetwork, at: visit.now)
        let token = try await provider.provider.person(
            behind: code, of: attempt, from: visit.query["iss"], at: visit.now)
        let account = provider.account(token)
        let target = Link(ownPath: attempt.target) ?? Paths.home
        let (store, now) = (visit.app.store, visit.now)
        switch attempt.purpose {
        case .signIn:
            let (person, level) = try await visit.saving { try await store.admit(account, provider.rule, at: now) }
            return try await visit.startSession(person, level, to: target, origin: .provider)
        case .invitation(let text):
            guard let digest = Token(text)?.digest else { return startAgainPage(visit, provider) }
            let (person, level) = try await visit.saving {
                try await store.acceptInvitation(digest: digest, account, provider.rule, at: now)
            }
            return try await visit.startSession(
                person, level, to: Paths.home, notice: FlashNotice("Welcome. You sign in with \(provider.name)."),
                origin: .provider)
        case .link:
            guard let viewer = visit.frame.viewer else { return startAgainPage(visit, provider) }
            try await visit.change { try $0.link(account, to: viewer.id) }
            return .redirect(
                to: Paths.profile.anchored("identity"),
                notice: FlashNotice("Linked. You can sign in with \(provider.name) from now on."))
        }
    }
}

extension Visit {
    /// What this browser took along to the provider, if it is not too old.
    fileprivate var attempt: Attempt? {
        request.cookies[Visitor.attemptCookie].flatMap { Attempt(cookieValue: $0, at: now) }
    }

    /// Sends the browser to the provider. A redirect would not do: a form of ours may lead to our own pages alone, and
    /// browsers count where it is redirected to.
    func lead(to provider: SignInProvider, _ purpose: Attempt.Purpose, target: Link) async -> Response {
        let attempt = Attempt(purpose, target: target.address, at: now)
        do {
            let address = try await provider.provider.authorizationAddress(for: attempt, at: now)
            guard let link = Link(outside: address) else {
                throw ProviderFault(.untrusted, "its document names an address that is none")
            }
            var response = ProviderSignIn.onwardPage(frame, provider, link)
            try response.headers.set("refresh", "0; url=\(address)")
            response.setCookie(
                named: Visitor.attemptCookie, attempt.cookieValue, maxAge: Int(Attempt.lifetime), isSecure: isSecure)
            return response
        } catch {
            return ProviderSignIn.faultPage(self, provider, error)
        }
    }
}
