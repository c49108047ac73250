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
        let digest = visit.sessionDigest ?? []
        let isRequired = changed("second_factor", visit.form)
        // Without a provider the page has no such field.
        let areOff = visit.app.settings.provider == nil ? nil : changed("passwords_off", visit.form)
        return try await attempt {
            try await visit.change { change in
                if let isRequired { try change.requireSecondFactor(isRequired) }
                if areOff == true { try change.switchOffPasswords(in: digest) }
                if areOff == false { try change.switchOnPasswords() }
            }
            return .redirect(to: Paths.signInSettings, notice: FlashNotice("Saved."))
        } orShow: { problems, _ in
            try await editPage(visit, problems: problems)
        }
    }

    /// What the sender wants of a setting that they have changed; nil if they left it as their page showed it, however
    /// old that page is.
    private static func changed(_ name: String, _ form: Form) -> Bool? {
        let isOn = form.contains(name)
        return isOn == form.contains("\(name)_shown") ? nil : isOn
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
                \(when: isRequired, hiddenField("second_factor_shown", "on"))
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
        let hint =
            "Everybody signs in with \(provider.name). \(people) "
            + "The commands create-admin and reset-password on the server switch passwords on again."
        return """
            \(when: areOff, hiddenField("passwords_off_shown", "on"))
            \(checkbox("passwords_off", label: "Passwords are switched off", isOn: areOff, hint: hint))
            """
    }
}
