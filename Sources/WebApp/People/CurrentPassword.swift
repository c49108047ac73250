import Domain
import HTML
import Secrets
import Storage
import WebServer

/// The field for one's own current password, which confirms what an open browser alone must not be enough for.
enum CurrentPassword {
    static let field = "current_password"

    static func field(_ email: String, problems: [Refusal.Problem]) -> HTML {
        """
        \(ProfilePasswords.usernameHint(email))
        \(textField(field, label: "Current password", problems: problems, type: .password, autocomplete: "current-password", required: true))
        """
    }
}

extension Visit {
    /// - Throws: ``Refusal`` for the field `current_password`.
    func requireCurrentPassword() async throws {
        let typed = form[CurrentPassword.field] ?? ""
        if typed.isEmpty { throw Refusal(field: CurrentPassword.field, "Enter your current password.") }
        let attempts = try beginAttempt(at: CurrentPassword.field)
        let credentials = try await read { try $0.ownCredentials() }
        let isCheckable = typed.utf8.count <= PasswordRule.longest
        let isCorrect = try await app.passwords.isCorrect(
            isCheckable ? typed : "", for: isCheckable ? credentials?.passwordHash : nil)
        if !isCorrect { throw Refusal(field: CurrentPassword.field, "This is not your current password.") }
        app.passwords.attemptsPerSession.clear(attempts)
    }

    /// Counts an attempt at a secret of the asker's own, under a name to be cleared when it was right. Somebody who finds
    /// an open browser must not be able to guess at leisure, nor to slow down other browsers.
    ///
    /// - Throws: ``Refusal`` for the field.
    func beginAttempt(at field: String) throws(Refusal) -> String {
        let key = "\(field) \(request.cookies[Visitor.sessionCookie] ?? "")"
        do {
            try app.passwords.attemptsPerSession.begin(key, at: now)
        } catch {
            throw Refusal(field: field, "There were too many attempts. \(error.sentence)")
        }
        return key
    }
}
