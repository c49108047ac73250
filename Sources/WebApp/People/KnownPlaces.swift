import Domain
import HTML
import Secrets
import Storage
import WebServer

/// Pages and actions at `/profile/known-places`.
enum KnownPlaces {
    /// The paragraph of the profile about known browsers and networks, with the button that forgets them.
    static func section(_ frame: Frame, _ counts: KnownPlaceCounts) -> HTML {
        if counts.isEmpty { return "<p class=\"hint\">There are no known browsers or networks.</p>" }
        let browsers = counts.browsers == 1 ? "1 browser" : "\(counts.browsers) browsers"
        let networks = counts.networks == 1 ? "1 network" : "\(counts.networks) networks"
        return """
            <p>Handrail knows \(browsers) and \(networks) from which you have signed in. \
            There your password works even while somebody else is trying out passwords for your account. \
            None of them opens your account without the password.</p>
            \(formActions(postButton("Forget them", to: Paths.knownPlacesDeletion, frame, style: .quiet)))
            """
    }

    static func deleteAll(_ visit: Visit) async throws -> Response {
        try await visit.change { try $0.forgetOwnKnownPlaces() }
        return .redirect(to: Paths.profile.anchored("known-places"), notice: FlashNotice("Forgotten."))
    }
}

extension Visit {
    /// The mark that tells this browser from others before anybody has signed in: random, in a cookie.
    var browserToken: Token? { request.cookies[Visitor.browserCookie].flatMap { Token($0) } }

    /// The network of the request, as it is stored for one person.
    func network(of person: ID<Person>) -> KnownPlace {
        .network(Token.digest(of: "network \(request.remoteNetwork) of person \(person)"))
    }

    /// The person who tries a password for an account, as far as they are known before the password is checked.
    func signInAttempt(_ account: String, _ person: ID<Person>?) async throws -> SignInLimits.Attempt {
        // An unknown account costs the same question.
        let owner = person ?? ID(0)
        let browser = browserToken.map { KnownPlace.browser($0.digest) }
        let places = [browser, network(of: owner)].compactMap(\.self)
        let known = try await read { [now] in try $0.knownPlaces(of: owner, among: places, at: now) }
        return SignInLimits.Attempt(
            account: account, browser: browser.flatMap { known.contains($0) ? browserToken?.text : nil },
            network: request.remoteNetwork, isKnownNetwork: known.contains { $0.kind == .network })
    }
}
