import Domain
import HTML
import Secrets
import Storage
import WebServer

/// Pages and actions at `/join`.
enum Guests {
    /// The form for typing a code.
    static func new(_ visit: Visit) async throws -> Response {
        let typed = visit.query["code"] ?? ""
        if typed.isEmpty { return .page(joinCodePage(visit.frame, typed: "", problems: [])) }
        if let code = JoinCode(typed) { return .redirect(to: Paths.join(code)) }
        let problem = Refusal.Problem(
            field: "code", "“\(typed.prefix(20))” is not a code. A code has six letters and digits, such as 7KQ-2MX.")
        return .page(joinCodePage(visit.frame, typed: typed, problems: [problem]), status: .unprocessableContent)
    }

    /// The page behind a link or a QR code: joins the session, or first asks for a name.
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
            let token = Token()
            let digest = token.digest
            let id = try await visit.change { try $0.joinAsGuest(code: code, name: name, digest: digest) }
            var response = Response.redirect(to: Paths.premortem(id))
            response.setCookie(
                named: Visitor.guestCookie, token.text, maxAge: Int(Participant.guestsStay), isSecure: visit.isSecure)
            return response
        } orShow: { problems, _ in
            joinPage(visit, open, name: name, problems: problems)
        }
    }

    /// Finds the session of a code. Guesses at codes are slowed down; a right one does not count.
    private static func openSession(_ visit: Visit) async throws -> OpenPremortem? {
        let network = visit.request.remoteNetwork
        do {
            try visit.app.joinAttempts.begin(network, at: visit.now)
        } catch {
            throw BadInput(
                "Too many codes have been tried from your network. Wait a few minutes and try again.",
                status: .tooManyRequests)
        }
        guard let code = visit.joinCode, let open = try await visit.read({ try $0.openPremortem(code: code) }) else {
            return nil
        }
        visit.app.joinAttempts.takeBack(network)
        return open
    }

    private static func alreadyIn(_ open: OpenPremortem, _ visit: Visit) async throws -> Response? {
        let isIn = try await visit.read { try $0.premortemDossier(open.id)?.me != nil }
        return isIn ? .redirect(to: Paths.premortem(open.id)) : nil
    }

    private static func unknownCode(_ visit: Visit) -> Response {
        let problem = Refusal.Problem(
            field: "code", "No open session has this code. Closed sessions do not have a code.")
        return .page(
            joinCodePage(visit.frame, typed: visit.parameters["code"] ?? "", problems: [problem]), status: .notFound)
    }

    private static func joinCodePage(_ frame: Frame, typed: String, problems: [Refusal.Problem]) -> HTML {
        anyonesPage(
            frame, title: "Join a pre-mortem", problems: problems,
            """
            <h1>Join a pre-mortem</h1>
            <form class="join" action="\(Paths.join)" method="get">
            \(textField("code", label: "Code", value: typed, hint: "The code is shown on the projector.", problems: problems, autocomplete: "off", autofocus: true, width: .short, placeholder: "7KQ-2MX"))
            \(formActions(submitButton("Join")))
            </form>
            """)
    }

    private static func joinPage(_ visit: Visit, _ open: OpenPremortem, name: String, problems: [Refusal.Problem])
        -> HTML
    {
        let frame = visit.frame
        let action = Paths.join(typed: visit.parameters["code"] ?? "")
        let fields: HTML
        if visit.asker.isMember {
            fields = form(action, frame, formActions(submitButton("Join")))
        } else if open.allowsGuests {
            fields = """
                \(form(action, frame, "\(textField("name", label: "Your name, as other people will see it", value: name, problems: problems, autocomplete: "nickname", required: true, autofocus: true, width: .half))\(formActions(submitButton("Join as a guest")))"))
                <p>Already have an account? <a href="\(Paths.signIn(returningTo: action))">Sign in</a></p>
                """
        } else {
            fields =
                "<p>This session does not admit guests.</p><p>\(linkButton("Sign in to take part", to: Paths.signIn(returningTo: action), style: .primary))</p>"
        }
        return anyonesPage(
            frame, title: "Join \(open.title)", problems: problems,
            """
            <h1>\(open.title)</h1>
            <p class="lead">A pre-mortem: assume it went horribly wrong. What happened?</p>
            <p>\(tag(open.anonymity.label, tone: .information)) \(open.anonymity.help)</p>
            \(fields)
            """)
    }

    /// A page for people with and without an account.
    private static func anyonesPage(_ frame: Frame, title: String, problems: [Refusal.Problem], _ main: HTML) -> HTML {
        frame.viewer == nil
            ? barePage(frame, title: title, problems: problems, main)
            : page(frame, title: title, section: .premortems, problems: problems, main)
    }
}

extension Visit {
    fileprivate var joinCode: JoinCode? { parameters["code"].flatMap { JoinCode($0) } }
}
