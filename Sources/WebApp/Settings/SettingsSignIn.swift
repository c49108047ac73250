import Domain
import HTML
import Storage
import WebServer

/// Pages and actions at `/settings/sign-in`.
enum SettingsSignIn {
    static func edit(_ visit: Visit) async throws -> Response {
        .page(try await editPage(visit, problems: []))
    }

    static func update(_ visit: Visit) async throws -> Response {
        let isRequired = visit.form.contains("second_factor")
        let (wantsOff, digest) = (visit.form.contains("passwords_off"), visit.sessionDigest ?? [])
        let hasProvider = visit.app.settings.provider != nil
        return try await attempt {
            try await visit.change { change in
                try change.requireSecondFactor(isRequired)
                // Without a provider the page has no such field.
                if wantsOff && hasProvider { try change.switchOffPasswords(in: digest) }
                if !wantsOff && hasProvider { try change.switchOnPasswords() }
            }
            return .redirect(to: Paths.signInSettings, notice: FlashNotice("Saved."))
        } orShow: { problems, _ in
            try await editPage(visit, problems: problems)
        }
    }

    private static func editPage(_ visit: Visit, problems: [Refusal.Problem]) async throws -> HTML {
        let isRequired = try await visit.read { try $0.requiresSecondFactor() }
        return page(
            visit.frame, title: "Signing in", section: .settings, problems: problems,
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
                \(try await passwordField(visit))
                \(formActions(submitButton("Save")))
                """))
            """)
    }

    /// The choice whether people may sign in with passwords; nothing where there is no other way in.
    private static func passwordField(_ visit: Visit) async throws -> HTML? {
        guard let provider = visit.app.settings.provider else { return nil }
        let (areOff, others) = try await visit.read {
            (try $0.arePasswordsOff(), try $0.peopleWithoutIdentity(at: provider.issuer))
        }
        let isProven = try await visit.isByProvider()
        guard areOff || isProven else {
            return """
                <p class="hint">People can also sign in with \(provider.name). To switch passwords off, sign in with \(provider.name) \
                yourself first, which shows that it works.</p>
                """
        }
        let people =
            switch others {
            case 0: "Everybody with a password is linked."
            case 1: "One person with a password is not linked yet and would need a link from you."
            default: "\(others) people with a password are not linked yet and would need a link from you."
            }
        return checkbox(
            "passwords_off", label: "Passwords are switched off", isOn: areOff,
            hint: "Everybody signs in with \(provider.name). \(people) "
                + "The commands create-admin and reset-password on the server switch passwords on again.")
    }
}
