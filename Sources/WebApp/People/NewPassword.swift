import Domain
import HTML
import WebServer

/// A new password, typed twice because it is not shown.
struct NewPassword: Sendable {
    static let field = "password"

    private let typed: String
    private let again: String

    init(_ form: Form) {
        typed = form[NewPassword.field] ?? ""
        again = form["password_again"] ?? ""
    }

    func checked() throws(Refusal) -> String {
        try PasswordRule.check(typed)
        if typed != again {
            throw Refusal(field: "password_again", "The two passwords differ. Type the same password twice.")
        }
        return typed
    }

    static func fields(problems: [Refusal.Problem]) -> HTML {
        """
        \(textField(
            field, label: "New password",
            hint: "At least \(PasswordRule.shortest) characters; several words work well.",
            problems: problems, type: .password, autocomplete: "new-password", required: true))
        \(textField("password_again", label: "New password, again", problems: problems, type: .password, autocomplete: "new-password", required: true))
        """
    }
}

extension ProfilePasswords {
    /// Tells a password manager which account a password belongs to.
    static func usernameHint(_ email: String) -> HTML {
        """
        <input type="email" name="username" value="\(email)" autocomplete="username" class="visually-hidden" tabindex="-1" readonly aria-hidden="true">
        """
    }
}
