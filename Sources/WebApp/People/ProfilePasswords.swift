import Domain
import HTML
import Storage
import WebServer

/// Pages and actions at `/profile/password`.
enum ProfilePasswords {
    /// Changes the viewer's own password, confirmed with the old one, because an open browser alone must not be enough.
    static func update(_ visit: Visit) async throws -> Response {
        guard let viewer = visit.frame.viewer else { throw Obstacle.signedOut }
        return try await attempt {
            let hash = try await newHash(visit)
            try await visit.change { change in
                try change.setPassword(of: viewer.id, hash: hash, keeping: visit.currentSession(change.reading))
                if let browser = visit.browserToken { try change.remember([.browser(browser.digest)]) }
            }
            return .redirect(
                to: Paths.profile,
                notice: FlashNotice("Password changed. All sessions in other browsers have ended."))
        } orShow: { problems, _ in
            try await Profiles.editPage(visit, values: nil, problems: problems)
        }
    }

    private static func newHash(_ visit: Visit) async throws -> String {
        let old = visit.form["current_password"] ?? ""
        let password = NewPassword(visit.form)
        var problems = Problems()
        if old.isEmpty { problems.add(field: "current_password", "Enter your current password.") }
        let new = problems.checking { () throws(Refusal) in try password.checked() }
        try problems.throwIfAny()
        // Somebody who finds an open browser must not be able to guess at leisure, nor to slow down other browsers.
        let passwords = visit.app.passwords
        let key = visit.request.cookies[Visitor.sessionCookie] ?? ""
        do {
            try passwords.attemptsPerSession.begin(key, at: visit.now)
        } catch {
            throw Refusal(field: "current_password", "There were too many attempts. \(error.sentence)")
        }
        let credentials = try await visit.read { try $0.ownCredentials() }
        let isCheckable = old.utf8.count <= PasswordRule.longest
        let isCorrect = try await passwords.isCorrect(
            isCheckable ? old : "", for: isCheckable ? credentials?.passwordHash : nil)
        if !isCorrect { throw Refusal(field: "current_password", "This is not your current password.") }
        passwords.attemptsPerSession.clear(key)
        return try await passwords.hash(new ?? "")
    }

    static func changeForm(_ frame: Frame, _ person: Person, problems: [Refusal.Problem]) -> HTML {
        form(
            Paths.profilePassword, frame,
            """
            \(ProfilePasswords.usernameHint(person.email))
            \(textField("current_password", label: "Current password", problems: problems, type: .password, autocomplete: "current-password", required: true))
            \(NewPassword.fields(problems: problems))
            \(formActions(submitButton("Set the new password", style: .plain)))
            """)
    }
}
