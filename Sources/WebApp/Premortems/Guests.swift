import Domain
import HTML
import Secrets
import Storage
import WebServer

/// Pages and actions at `/join`.
enum Guests {
    /// The page behind a link or a QR code: joins the pre-mortem, or first asks for a name.
    static func show(_ visit: Visit) async throws -> Response {
        guard let open = try await openSession(visit) else { return unknownCode(visit) }
        if let response = try await alreadyIn(open, visit) { return response }
        return .page(joinPage(visit, open, name: "", problems: []))
    }

    static func create(_ visit: Visit) async throws -> Response {
        guard let open = try await openSession(visit), let code = visit.joinCode else { return unknownCode(visit) }
        if let response = try await alreadyIn(open, visit) { return response }
        let name = visit.form["name"] ?? ""
        return try await attempt {
            if visit.asker.isMember {
                try await visit.change { try $0.joinPremortem(open.id) }
                return .redirect(to: Paths.premortem(open.id))
            }
            let (id, token) = try await admitGuest(visit, open, code, name)
            var response = Response.redirect(to: Paths.premortem(id))
            response.setCookie(
                named: Visitor.guestCookie, token.text, maxAge: Int(Participant.guestsStay), isSecure: visit.isSecure)
            return response
        } orShow: { problems, _ in
            joinPage(visit, open, name: name, problems: problems)
        }
    }

    private static func admitGuest(
        _ visit: Visit, _ open: OpenPremortem, _ code: JoinCode, _ name: String
    ) async throws -> (ID<Premortem>, Token) {
        let arrivals = (limit: visit.app.guestArrivals, key: "\(open.id) \(visit.request.remoteNetwork)")
        do {
            try arrivals.limit.begin(arrivals.key, at: visit.now)
        } catch {
            throw Refusal("So many guests have joined from your network that it admits no more. Sign in to take part.")
        }
        let token = Token()
        let digest = token.digest
        do {
            return (try await visit.change { try $0.joinAsGuest(code: code, name: name, digest: digest) }, token)
        } catch {
            // Nobody has joined, as when the name was taken.
            arrivals.limit.takeBack(arrivals.key)
            throw error
        }
    }

    /// Finds the pre-mortem of a code. Guesses at codes are slowed down; a right one does not count.
    private static func openSession(_ visit: Visit) async throws -> OpenPremortem? {
        let guesser = visit.guesser
        do {
            try visit.app.joinAttempts.begin(guesser, at: visit.now)
        } catch {
            throw BadInput(
                "Too many codes have been tried from your network. Wait a few seconds and try again, or sign in first.",
                status: .tooManyRequests)
        }
        guard let code = visit.joinCode, let open = try await visit.read({ try $0.openPremortem(code: code) }) else {
            return nil
        }
        visit.app.joinAttempts.takeBack(guesser)
        return open
    }

    private static func alreadyIn(_ open: OpenPremortem, _ visit: Visit) async throws -> Response? {
        let isIn = try await visit.read { try $0.premortemDossier(open.id)?.me != nil }
        return isIn ? .redirect(to: Paths.premortem(open.id)) : nil
    }
}

extension Visit {
    /// The key by which guesses at codes are counted. People with an account and guests count by themselves, so that no
    /// stranger in their network keeps them out.
    var guesser: String {
        switch asker {
        case .person(let id, _): "person \(id)"
        case .guest(let id, _): "guest \(id)"
        case .nobody, .command, .token: "network \(request.remoteNetwork)"
        }
    }

    fileprivate var joinCode: JoinCode? { parameters["code"].flatMap { JoinCode($0) } }
}
