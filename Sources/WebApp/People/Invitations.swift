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
        return .page(invitationPage(visit.frame, invitation, token, values, problems: []))
    }

    static func accept(_ visit: Visit) async throws -> Response {
        let text = visit.form["token"] ?? ""
        guard let token = Token(text), let invitation = try await visit.invitation(text) else {
            return spentInvitationPage(visit.frame)
        }
        let values = PersonForm(visit.form)
        let isNew = invitation.resetsPasswordOf == nil
        return try await attempt {
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
            invitationPage(visit.frame, invitation, text, values, problems: problems)
        }
    }

    private static func invitationPage(
        _ frame: Frame, _ invitation: Invitation, _ token: String, _ values: PersonForm, problems: [Refusal.Problem]
    ) -> HTML {
        let isNew = invitation.resetsPasswordOf == nil
        let title = isNew ? "Join" : "Choose a new password"
        return barePage(
            frame, title: title, problems: problems,
            scripts: isNew && problems.isEmpty ? [Profiles.ownZoneScript] : [],
            """
            <h1>\(title)</h1>
            <p class="lead">\(welcome(invitation))</p>
            \(form(
                Paths.acceptance, frame,
                """
                \(hiddenField("token", token))
                \(ProfilePasswords.usernameHint(invitation.email))
                \(when: isNew, textField("name", label: "Your name", value: values.name, problems: problems, autocomplete: "name", required: true, autofocus: true))
                \(NewPassword.fields(problems: problems))
                \(when: isNew, Profiles.zoneField(values.zone, problems: problems))
                \(formActions(submitButton(isNew ? "Join" : "Set the new password")))
                """))
            """)
    }

    private static func welcome(_ invitation: Invitation) -> HTML {
        if invitation.resetsPasswordOf != nil {
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
