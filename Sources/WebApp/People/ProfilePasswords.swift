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
        let password = NewPassword(visit.form)
        var problems = Problems()
        if visit.form[CurrentPassword.field]?.isEmpty ?? true {
            problems.add(field: CurrentPassword.field, "Enter your current password.")
        }
        let new = problems.checking { () throws(Refusal) in try password.checked() }
        try problems.throwIfAny()
        try await visit.requireCurrentPassword()
        return try await visit.app.passwords.hash(new ?? "")
    }

    static func changeForm(_ frame: Frame, _ person: Person, problems: [Refusal.Problem]) -> HTML {
        form(
            Paths.profilePassword, frame,
            """
            \(CurrentPassword.field(person.email, problems: problems))
            \(NewPassword.fields(problems: problems))
            \(formActions(submitButton("Set the new password", style: .plain)))
            """)
    }
}
