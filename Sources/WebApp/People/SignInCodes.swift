import Domain
import HTML
import Secrets
import Storage
import WebServer

/// Pages and actions at `/sign-in/code`, the second step of signing in for somebody with a second factor.
enum SignInCodes {
    static func new(_ visit: Visit) async throws -> Response {
        let target = visit.query["return"].flatMap(Link.init(ownPath:)) ?? Paths.home
        guard try await visit.pendingSignIn() != nil else {
            return .redirect(to: Paths.signIn(returningTo: target))
        }
        return .page(codePage(visit.frame, target, problems: []))
    }

    /// Checks the code of an app or a recovery code, and signs in.
    static func create(_ visit: Visit) async throws -> Response {
        let target = visit.form["return"].flatMap(Link.init(ownPath:)) ?? Paths.home
        guard let (digest, pending) = try await visit.pendingSignIn() else {
            return startAgainPage(visit.frame, target)
        }
        do {
            return try await attempt {
                try await visit.requirePasswords(field: "code")
                let typed = visit.form["code"] ?? ""
                if typed.trimmed.isEmpty { throw Refusal(field: "code", "Enter a code.") }
                let succeed = try await beginAttempt(visit, pending, typed)
                var response = try await visit.startSession(pending.person, pending.level, to: target) { change in
                    try change.proveSecondFactor(typed)
                    try change.endPendingSignIn(digest: digest)
                }
                succeed()
                response.removeCookie(named: Visitor.pendingCookie)
                return response
            } orShow: { problems, _ in
                codePage(visit.frame, target, problems: problems)
            }
        } catch let limit as AttemptLimit.TooMany {
            let sentence = "There were too many attempts. \(limit.sentence) Or use one of your recovery codes."
            return try .tooManyAttempts(
                limit, codePage(visit.frame, target, problems: [.init(field: "code", sentence)]))
        }
    }

    /// Counts an attempt. What it returns is called when the code was right.
    private static func beginAttempt(
        _ visit: Visit, _ pending: PendingSignIn, _ typed: String
    ) async throws -> () -> Void {
        let passwords = visit.app.passwords
        let attempt = try await visit.signInAttempt(pending.email, pending.person)
        if RecoveryCode(typed) != nil {
            try passwords.recoveryCodes.begin(visit.request.remoteNetwork, at: visit.now)
            return { passwords.recoveryCodes.takeBack(visit.request.remoteNetwork) }
        }
        let lane = try passwords.codes.begin(attempt, at: visit.now)
        return {
            passwords.codes.succeed(attempt, in: lane)
            // The password was right as well, which did not count for as long as the code was missing.
            passwords.signIns.succeed(attempt, in: lane)
        }
    }

    private static func startAgainPage(_ frame: Frame, _ target: Link) -> Response {
        .page(
            barePage(
                frame, title: "Start again",
                """
                <h1>Start again</h1>
                <p>The code has to be entered within ten minutes of the password, in the same browser.</p>
                <p>\(linkButton("Sign in", to: Paths.signIn(returningTo: target), style: .primary))</p>
                """), status: .unauthorized)
    }

    private static func codePage(_ frame: Frame, _ target: Link, problems: [Refusal.Problem]) -> HTML {
        barePage(
            frame, title: "Enter a code", problems: problems,
            """
            <h1>Enter a code</h1>
            <p class="lead">Your password was right. Now enter the code that your authenticator app shows for Handrail.</p>
            \(form(
                Paths.signInCode, frame,
                """
                \(hiddenField("return", target.address))
                \(textField(
                    "code", label: "Code", hint: "Six digits, or one of your recovery codes.", problems: problems,
                    autocomplete: "one-time-code", required: true, autofocus: true, width: .half))
                \(formActions(submitButton("Sign in")))
                """))
            \(disclosure(
                "Lost your phone?",
                "<p>Use one of your recovery codes. If you have none left, ask an administrator of this installation to remove your second factor.</p>"))
            <p><a href="\(Paths.signIn(returningTo: target))">Sign in as somebody else</a></p>
            """)
    }
}

extension Visit {
    /// The sign-in of this browser that waits for a code, and the digest of its cookie's token.
    func pendingSignIn() async throws -> (digest: [UInt8], PendingSignIn)? {
        guard let digest = request.cookies[Visitor.pendingCookie].flatMap({ Token($0) })?.digest else { return nil }
        return try await read { [now] in try $0.pendingSignIn(digest: digest, at: now) }.map { (digest, $0) }
    }

    /// Notes that the password was right and leads to the page that asks for the code.
    func askForCode(_ id: ID<Person>, _ level: Level, to link: Link, notice: FlashNotice?) async throws -> Response {
        let token = Token()
        try await change(by: .person(id, level)) { try $0.startPendingSignIn(digest: token.digest) }
        var response = Response.redirect(to: Paths.signInCode(returningTo: link), notice: notice)
        response.setCookie(
            named: Visitor.pendingCookie, token.text, maxAge: Int(PendingSignIn.lifetime), isSecure: isSecure)
        return response
    }
}
