import Domain
import HTML
import Storage
import WebServer

/// Pages and actions at `/settings/sign-in`.
enum SettingsSignIn {
    static func edit(_ visit: Visit) async throws -> Response {
        let isRequired = try await visit.read { try $0.requiresSecondFactor() }
        return .page(
            page(
                visit.frame, title: "Signing in", section: .settings,
                """
                \(settingsBack)
                <h1>Signing in</h1>
                \(form(
                    Paths.signInSettings, visit.frame,
                    """
                    \(checkbox(
                        "second_factor", label: "Everybody must have a second factor", isOn: isRequired,
                        hint: "Applies to people who sign in with a password. Those without a second factor are led to setting it up, "
                            + "and reach no other page until they have.")
                    )
                    \(formActions(submitButton("Save")))
                    """))
                """))
    }

    static func update(_ visit: Visit) async throws -> Response {
        let isRequired = visit.form.contains("second_factor")
        try await visit.change { try $0.requireSecondFactor(isRequired) }
        return .redirect(
            to: Paths.signInSettings,
            notice: FlashNotice(
                isRequired ? "Saved. Everybody must have a second factor." : "Saved. A second factor is optional."))
    }
}
