import Domain
import HTML
import QRCode
import Secrets
import Storage
import WebServer

extension SecondFactors {
    /// The section of the profile.
    static func section(_ frame: Frame, _ factor: SecondFactor?, _ removal: SecondFactorRemoval?) -> HTML {
        guard let factor else {
            return """
                \(removal.map { "<p class=\"recovered\">\(removalSentence(frame, $0))</p>" as HTML })
                <p>Off. With a second factor, signing in takes your password and a code from an app on your phone, so a stolen password alone opens nothing.</p>
                <p>\(linkButton("Set up a second factor", to: Paths.secondFactor))</p>
                """
        }
        return """
            <p>On since \(timestamp(factor.since, frame, relative: false)). \(left(factor))</p>
            <p>\(linkButton("Recovery codes, and switching it off", to: Paths.secondFactor))</p>
            """
    }

    private static func removalSentence(_ frame: Frame, _ removal: SecondFactorRemoval) -> HTML {
        "\(removal.by) removed your second factor \(timestamp(removal.at, frame)): \(removal.reason)"
    }

    private static func left(_ factor: SecondFactor) -> String {
        switch factor.recoveryCodesLeft {
        case 0: "No recovery code is left."
        case 1: "One recovery code is left."
        default: "\(factor.recoveryCodesLeft) recovery codes are left."
        }
    }

    static func statePage(_ frame: Frame, _ factor: SecondFactor) -> HTML {
        page(
            frame, title: "Second factor",
            """
            \(back)
            <h1>Second factor</h1>
            <p class="lead">On since \(timestamp(factor.since, frame, relative: false)). Signing in takes your password and a code from your authenticator app.</p>
            <h2>Recovery codes</h2>
            <p>\(left(factor)) Each signs you in once, in place of a code from the app.</p>
            <p>\(linkButton("Get new recovery codes", to: Paths.recoveryCodes))</p>
            <h2>A new phone, or no second factor</h2>
            <p>To use another app or phone, switch the second factor off and set it up again.</p>
            <p>\(linkButton("Switch it off", to: Paths.secondFactorRemoval, style: .quiet))</p>
            """)
    }

    static func setUpPage(_ visit: Visit, _ key: TOTP, problems: [Refusal.Problem]) async throws -> HTML {
        guard let viewer = visit.frame.viewer else { throw Obstacle.signedOut }
        let (person, credentials, isRequired) = try await visit.read { reading in
            (try reading.person(viewer.id), try reading.ownCredentials(), try reading.requiresSecondFactor())
        }
        guard let person else { throw Obstacle.signedOut }
        let title = "Set up a second factor"
        guard credentials != nil else {
            return page(
                visit.frame, title: title,
                """
                \(back)
                <h1>\(title)</h1>
                <p class="lead">Your account has no password, so there is nothing that a second factor would add to.</p>
                """)
        }
        return page(
            visit.frame, title: title, problems: problems,
            """
            \(back)
            <h1>\(title)</h1>
            \(when: isRequired, "<p class=\"recovered\">Everybody who signs in with a password needs a second factor here. The other pages open once you have set it up.</p>")
            <p class="lead">From then on, signing in takes your password and a code from an app on your phone.</p>
            \(form(
                Paths.secondFactor, visit.frame,
                """
                \(hiddenField("key", key.text))
                \(fieldGroup("1. Add Handrail to an authenticator app", keyFields(key, account: person.email)))
                \(fieldGroup(
                    "2. Show that it works",
                    hint:
                        "Your sessions in other browsers will end. You then get ten recovery codes for the day you lose your phone.",
                    """
                    \(CurrentPassword.field(person.email, problems: problems))
                    \(codeField("The six digits that the app now shows.", problems: problems))
                    """))
                \(formActions(submitButton("Switch it on")))
                """))
            """)
    }

    /// The key as a QR code and as text. A long e-mail address does not fit into the code.
    private static func keyFields(_ key: TOTP, account: String) -> HTML {
        """
        <p class="hint">Any app for one-time codes works, and so do many password managers. Scan this code with it:</p>
        \(QRCode(key.address(account: account)).map { "<p class=\"key-code\">\(qrDrawing($0, label: "QR code with the key below"))</p>" as HTML })
        <p>Or type in the key: <code class="typed-key">\(grouped(key.text))</code></p>
        """
    }

    private static func grouped(_ text: String) -> String {
        var grouped = ""
        for (index, letter) in text.enumerated() {
            if index > 0 && index % 4 == 0 { grouped += " " }
            grouped.append(letter)
        }
        return grouped
    }

    static func removalPage(_ visit: Visit, problems: [Refusal.Problem]) async throws -> HTML {
        let email = try await visit.ownEmail()
        return page(
            visit.frame, title: "Switch off your second factor", problems: problems,
            """
            \(back)
            <h1>Switch off your second factor</h1>
            <p class="lead">Afterwards your password alone signs you in. Your recovery codes stop working, and your sessions in other browsers end.</p>
            \(form(
                Paths.secondFactorRemoval, visit.frame,
                """
                \(CurrentPassword.field(email, problems: problems))
                \(codeField("Six digits from the app, or one of your recovery codes.", problems: problems))
                \(formActions(submitButton("Switch it off")))
                """))
            """)
    }
}

extension Visit {
    func ownEmail() async throws -> String {
        guard let id = frame.viewer?.id else { throw Obstacle.signedOut }
        return try await read { try $0.person(id)?.email }.orNotFound()
    }
}
