import Domain
import HTML
import Storage
import WebServer

/// Pages and actions at `/sign-in`.
enum Sessions {
    /// The sign-in page. An installation without accounts is set up instead.
    static func new(_ visit: Visit) async throws -> Response {
        if try await !visit.read({ try $0.hasPeople() }) { return .redirect(to: Paths.firstRun) }
        let target = visit.query["return"].flatMap(Link.init(ownPath:)) ?? Paths.home
        if visit.frame.viewer != nil { return .redirect(to: target) }
        return .page(
            Sessions.newPage(
                visit.frame, SignInForm(email: "", target: target), try await visit.signInWays(), problems: []))
    }

    static func newPage(
        _ frame: Frame, _ values: SignInForm, _ ways: SignInWays, problems: [Refusal.Problem]
    ) -> HTML {
        let target = values.target
        return barePage(
            frame, title: "Sign in", problems: problems,
            """
            <h1>Sign in</h1>
            \(ways.signOutLink.map { ProviderSignIn.signOutOffer(ways.provider ?? "", $0) })
            \(ways.proxyUser.map { ProxySignIn.offer($0, to: target) })
            \(ways.provider.map { ProviderSignIn.button($0, frame, fields: [("return", target.address)]) })
            \(when: ways.hasPasswords && (ways.proxyUser ?? ways.provider) != nil, "<h2>Or with a password</h2>")
            \(when: ways.hasPasswords, passwordForm(frame, values, isAlone: ways.provider == nil, problems: problems))
            \(when: !ways.hasPasswords, passwordsOff(ways.provider ?? ""))
            <p>Have a code for a pre-mortem? <a href="\(Paths.join)">Join with a code</a></p>
            """)
    }

    private static func passwordForm(
        _ frame: Frame, _ values: SignInForm, isAlone: Bool, problems: [Refusal.Problem]
    ) -> HTML {
        """
        \(form(
            Paths.signIn, frame,
            """
            \(hiddenField("return", values.target.address))
            \(textField("email", label: "E-mail address", value: values.email, problems: problems, type: .email, autocomplete: "username", required: true, autofocus: isAlone))
            \(textField("password", label: "Password", problems: problems, type: .password, autocomplete: "current-password", required: true))
            \(formActions(submitButton("Sign in", style: isAlone ? .primary : .plain)))
            """))
        \(disclosure(
            "No account, or forgotten your password?",
            "<p>Ask an administrator of this installation for an invitation or for a link to set a new password. Each link works once.</p>"))
        """
    }

    private static func passwordsOff(_ provider: String) -> HTML {
        disclosure(
            "Unable to sign in?",
            """
            <p>Passwords are switched off here, so everybody signs in with \(provider). Ask an administrator of this installation. \
            If \(provider) has failed for everybody, the person who operates Handrail can let an administrator in with a command on \
            the server.</p>
            """)
    }
}

/// The form of the sign-in page with its values as typed; the password is never sent back.
struct SignInForm: Sendable {
    var email: String
    /// The path to continue to after sign-in.
    var target: Link

    init(email: String, target: Link) {
        self.email = email
        self.target = target
    }

    init(_ form: Form) {
        email = form["email"] ?? ""
        target = form["return"].flatMap(Link.init(ownPath:)) ?? Paths.home
    }
}
