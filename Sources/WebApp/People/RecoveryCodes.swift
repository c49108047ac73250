import Domain
import HTML
import Secrets
import Storage
import WebServer

/// Pages and actions at `/profile/second-factor/recovery-codes`.
enum RecoveryCodes {
    static func new(_ visit: Visit) async throws -> Response {
        guard try await visit.read({ try $0.ownSecondFactor() }) != nil else {
            return .redirect(to: Paths.secondFactor)
        }
        return .page(try await renewalPage(visit, problems: []))
    }

    /// Replaces the recovery codes and shows the new ones once, because only their digests are stored.
    static func create(_ visit: Visit) async throws -> Response {
        try await attempt {
            let recovery = RecoveryCode.newSet()
            try await visit.changeSecondFactor { try $0.renewRecoveryCodes(recovery, provenBy: $1) }
            return shownPage(visit.frame, recovery, title: "Your new recovery codes")
        } orShow: { problems, _ in
            try await renewalPage(visit, problems: problems)
        }
    }

    static func shownPage(_ frame: Frame, _ codes: [RecoveryCode], title: String) -> Response {
        .page(
            page(
                frame, title: title,
                """
                <h1>\(title)</h1>
                <p class="lead">If you lose your phone, one of these recovery codes signs you in, each of them once. They are shown only now.</p>
                <ol class="recovery-codes">
                \(each: codes, { "<li><code>\($0.text)</code></li>\n" })
                </ol>
                <p>Print this page, or keep the codes in a password manager that is not on the phone alone. Earlier codes no longer work.</p>
                <p>\(linkButton("I have kept them", to: Paths.profile.anchored("second-factor"), style: .primary))</p>
                """))
    }

    private static func renewalPage(_ visit: Visit, problems: [Refusal.Problem]) async throws -> HTML {
        let email = try await visit.ownEmail()
        return page(
            visit.frame, title: "New recovery codes", problems: problems,
            """
            <p class="back"><a href="\(Paths.secondFactor)">Second factor</a></p>
            <h1>New recovery codes</h1>
            <p class="lead">You get ten new codes, and the earlier ones stop working.</p>
            \(form(
                Paths.recoveryCodes, visit.frame,
                """
                \(CurrentPassword.field(email, problems: problems))
                \(SecondFactors.codeField("Six digits from the app, or one of your recovery codes.", problems: problems))
                \(formActions(submitButton("Get new codes")))
                """))
            """)
    }
}
