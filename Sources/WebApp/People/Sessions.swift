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
                visit.frame, SignInForm(email: "", target: target), proxyUser: visit.request.proxyUser, problems: []))
    }

    /// - Parameter proxyUser: the person whom a trusted proxy names.
    static func newPage(
        _ frame: Frame, _ values: SignInForm, proxyUser: String? = nil, problems: [Refusal.Problem]
    ) -> HTML {
        barePage(
            frame, title: "Sign in", problems: problems,
            """
            <h1>Sign in</h1>
            \(proxyUser.map { ProxySignIn.offer($0, to: values.target) })
            \(form(
                Paths.signIn, frame,
                """
                \(hiddenField("return", values.target.address))
                \(textField("email", label: "E-mail address", value: values.email, problems: problems, type: .email, autocomplete: "username", required: true, autofocus: true))
                \(textField("password", label: "Password", problems: problems, type: .password, autocomplete: "current-password", required: true))
                \(formActions(submitButton("Sign in")))
                """))
            \(disclosure(
                "No account, or forgotten your password?",
                "<p>Ask an administrator of this installation for an invitation or for a link to set a new password. Each link works once.</p>"))
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
