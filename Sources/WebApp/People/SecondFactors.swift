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
            let recovery = RecoveryCode.newSet()
            try await visit.changeSecondFactor { change, code in
                try change.switchOnSecondFactor(
                    key, code: code, recovery: recovery, keeping: visit.currentSession(change.reading))
            }
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
            try await visit.changeSecondFactor { change, code in
                try change.switchOffSecondFactor(provenBy: code, keeping: visit.currentSession(change.reading))
            }
            return .redirect(
                to: Paths.profile.anchored("second-factor"),
                notice: FlashNotice("Your second factor is off. All sessions in other browsers have ended."))
        } orShow: { problems, _ in
            try await removalPage(visit, problems: problems)
        }
    }

    static func codeField(_ hint: String, problems: [Refusal.Problem]) -> HTML {
        textField(
            "code", label: "Code", hint: hint, problems: problems, autocomplete: "one-time-code", required: true,
            width: .half)
    }

    /// The link back to the profile.
    static let back: HTML = "<p class=\"back\"><a href=\"\(Paths.profile.anchored("second-factor"))\">Profile</a></p>"
}

extension Visit {
    /// Carries out a change of the second factor, which needs the current password and the code that the form has.
    ///
    /// - Throws: ``Refusal`` for every field that is empty, and for one that is wrong.
    func changeSecondFactor(_ change: @Sendable @escaping (Change, String) throws -> Void) async throws {
        let code = form["code"]?.trimmed ?? ""
        var problems = Problems()
        if form[CurrentPassword.field]?.isEmpty ?? true {
            problems.add(field: CurrentPassword.field, "Enter your current password.")
        }
        if code.isEmpty { problems.add(field: "code", "Enter a code.") }
        try problems.throwIfAny()
        try await requireCurrentPassword()
        let attempts = try beginAttempt(at: "code")
        try await self.change { try change($0, code) }
        app.passwords.attemptsPerSession.clear(attempts)
    }
}
