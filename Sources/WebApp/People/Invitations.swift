import Domain
import Foundation
import HTML
import Secrets
import Storage
import WebServer

/// Pages and actions at `/invitation`.
enum Invitations {
    /// Shows the page behind a one-time link.
    static func show(_ visit: Visit) async throws -> Response {
        let token = visit.query["token"] ?? ""
        guard let invitation = try await visit.invitation(token) else { return spentInvitationPage(visit.frame) }
        var values = PersonForm()
        values.name = invitation.name
        let ways = try await visit.signInWays()
        return .page(invitationPage(visit.frame, invitation, token, values, ways, problems: []))
    }

    static func accept(_ visit: Visit) async throws -> Response {
        let text = visit.form["token"] ?? ""
        guard let token = Token(text), let invitation = try await visit.invitation(text) else {
            return spentInvitationPage(visit.frame)
        }
        let values = PersonForm(visit.form)
        let isNew = invitation.resetsPasswordOf == nil
        let ways = try await visit.signInWays()
        return try await attempt {
            try await visit.requirePasswords(field: NewPassword.field)
            let hash = try await values.passwordHash(visit, checkingEmail: false, checkingName: isNew)
            let id = try await visit.saving {
                try await visit.app.store.acceptInvitation(
                    digest: token.digest, name: values.name, zone: values.zone, passwordHash: hash, at: visit.now)
            }
            return try await visit.signIn(
                id, invitation.level, to: Paths.home,
                notice: FlashNotice(
                    isNew ? "Welcome. Your account is ready." : "Password changed. All other sessions have ended."))
        } orShow: { problems, _ in
            invitationPage(visit.frame, invitation, text, values, ways, problems: problems)
        }
    }

    private static func invitationPage(
        _ frame: Frame, _ invitation: Invitation, _ token: String, _ values: PersonForm, _ ways: SignInWays,
        problems: [Refusal.Problem]
    ) -> HTML {
        let isNew = invitation.resetsPasswordOf == nil
        let title = isNew ? "Join" : ways.hasPasswords ? "Choose a new password" : "Link your account"
        let provider = ways.provider.map {
            ProviderSignIn.button(
                $0, frame, label: isNew ? "Join with" : "Link and sign in with", fields: [("invitation", token)])
        }
        let password = passwordForm(
            frame, invitation, token, values, isNew: isNew, isAlone: provider == nil, problems: problems)
        return barePage(
            frame, title: title, problems: problems,
            scripts: isNew && problems.isEmpty ? [Profiles.ownZoneScript] : [],
            """
            <h1>\(title)</h1>
            <p class="lead">\(welcome(invitation, ways))</p>
            \(provider)
            \(when: provider != nil && ways.hasPasswords, "<h2>Or with a password</h2>")
            \(when: ways.hasPasswords, password)
            """)
    }

    private static func passwordForm(
        _ frame: Frame, _ invitation: Invitation, _ token: String, _ values: PersonForm, isNew: Bool,
        isAlone: Bool, problems: [Refusal.Problem]
    ) -> HTML {
        form(
            Paths.acceptance, frame,
            """
            \(hiddenField("token", token))
            \(ProfilePasswords.usernameHint(invitation.email))
            \(when: isNew, textField("name", label: "Your name", value: values.name, problems: problems, autocomplete: "name", required: true, autofocus: isAlone))
            \(NewPassword.fields(problems: problems))
            \(when: isNew, Profiles.zoneField(values.zone, problems: problems))
            \(formActions(submitButton(isNew ? "Join" : "Set the new password", style: isAlone ? .primary : .plain)))
            """)
    }

    private static func welcome(_ invitation: Invitation, _ ways: SignInWays) -> HTML {
        if invitation.resetsPasswordOf != nil {
            if !ways.hasPasswords { return "For \(invitation.email)." }
            return "For \(invitation.email). All your sessions will end, and you will be signed in in this browser."
        }
        let inviter = invitation.invitedByName ?? "An administrator"
        return "\(inviter) has invited you, \(invitation.email), to work with Handrail."
    }

    private static func spentInvitationPage(_ frame: Frame) -> Response {
        .page(
            barePage(
                frame, title: "This link no longer works",
                """
                <h1>This link no longer works</h1>
                <p>It has already been used, was revoked, or has expired. Ask an administrator for a new link.</p>
                <p><a href="\(Paths.signIn)">Sign in</a> if you have an account.</p>
                """), status: .gone)
    }
}

extension Visit {
    fileprivate func invitation(_ text: String) async throws -> Invitation? {
        guard let digest = Token(text)?.digest else { return nil }
        return try await read { [now] in try $0.invitation(digest: digest, at: now) }
    }
}
