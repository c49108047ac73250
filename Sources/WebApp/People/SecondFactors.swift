import Domain
import HTML
import Secrets
import Storage
import WebServer

/// Pages and actions at `/profile/second-factor`.
enum SecondFactors {
    /// The page that sets a second factor up, or shows the one that is on.
    static func show(_ visit: Visit) async throws -> Response {
        if let factor = try await visit.read({ try $0.ownSecondFactor() }) {
            return .page(statePage(visit.frame, factor))
        }
        return .page(try await setUpPage(visit, TOTP(), problems: []))
    }

    /// Switches the second factor on, once a code has shown that the app has the key, and shows the recovery codes.
    static func create(_ visit: Visit) async throws -> Response {
        let key = TOTP(visit.form["key"] ?? "") ?? TOTP()
        return try await attempt {
            let code = try SecondFactors.typedCode(visit)
            try await visit.requireCurrentPassword()
            let attempts = try visit.beginAttempt(at: "code")
            let recovery = RecoveryCode.newSet()
            try await visit.change { change in
                try change.switchOnSecondFactor(
                    key, code: code, recovery: recovery, keeping: visit.currentSession(change.reading))
            }
            visit.app.passwords.attemptsPerSession.clear(attempts)
            return RecoveryCodes.shownPage(visit.frame, recovery, title: "Your second factor is on")
        } orShow: { problems, _ in
            try await setUpPage(visit, key, problems: problems)
        }
    }

    static func confirmRemoval(_ visit: Visit) async throws -> Response {
        guard try await visit.read({ try $0.ownSecondFactor() }) != nil else {
            return .redirect(to: Paths.secondFactor)
        }
        return .page(try await removalPage(visit, problems: []))
    }

    static func delete(_ visit: Visit) async throws -> Response {
        try await attempt {
            let code = try SecondFactors.typedCode(visit)
            try await visit.requireCurrentPassword()
            let attempts = try visit.beginAttempt(at: "code")
            try await visit.change { change in
                try change.switchOffSecondFactor(provenBy: code, keeping: visit.currentSession(change.reading))
            }
            visit.app.passwords.attemptsPerSession.clear(attempts)
            return .redirect(
                to: Paths.profile.anchored("second-factor"),
                notice: FlashNotice("Your second factor is off. All sessions in other browsers have ended."))
        } orShow: { problems, _ in
            try await removalPage(visit, problems: problems)
        }
    }

    /// - Throws: ``Refusal`` for every field that is empty.
    static func typedCode(_ visit: Visit) throws(Refusal) -> String {
        let code = visit.form["code"]?.trimmed ?? ""
        var problems = Problems()
        if visit.form[CurrentPassword.field]?.isEmpty ?? true {
            problems.add(field: CurrentPassword.field, "Enter your current password.")
        }
        if code.isEmpty { problems.add(field: "code", "Enter a code.") }
        try problems.throwIfAny()
        return code
    }

    static func codeField(_ hint: String, problems: [Refusal.Problem]) -> HTML {
        textField(
            "code", label: "Code", hint: hint, problems: problems, autocomplete: "one-time-code", required: true,
            width: .half)
    }

    /// The link back to the profile.
    static let back: HTML = "<p class=\"back\"><a href=\"\(Paths.profile.anchored("second-factor"))\">Profile</a></p>"
}
