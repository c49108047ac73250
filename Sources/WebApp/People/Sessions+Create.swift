import Domain
import HTML
import Secrets
import Storage
import WebServer

extension Sessions {
    /// Checks e-mail address and password. The answer has the same words and takes the same time whether the address is
    /// unknown or the password is wrong.
    static func create(_ visit: Visit) async throws -> Response {
        let values = SignInForm(visit.form)
        // Without the word of the proxy, which would only distract from what went wrong.
        var ways = try await visit.signInWays()
        ways.proxyUser = nil
        do {
            return try await attempt {
                try await visit.requirePasswords(field: "email")
                let credentials = try await checkedCredentials(visit, email: values.email)
                return try await visit.signIn(credentials.personID, credentials.level, to: values.target)
            } orShow: { [ways] problems, _ in
                Sessions.newPage(visit.frame, values, ways, problems: problems)
            }
        } catch let limit as AttemptLimit.TooMany {
            let sentence = """
                There were too many attempts. \(limit.sentence) Or use a browser in which you have signed in before, or ask \
                an administrator for a link.
                """
            return try .tooManyAttempts(
                limit, Sessions.newPage(visit.frame, values, ways, problems: [.init(field: "email", sentence)]))
        }
    }

    private static func checkedCredentials(_ visit: Visit, email: String) async throws -> Credentials {
        let password = visit.form["password"] ?? ""
        var problems = Problems()
        if email.trimmed.isEmpty { problems.add(field: "email", "Enter your e-mail address.") }
        if password.isEmpty { problems.add(field: "password", "Enter your password.") }
        try problems.throwIfAny()

        let passwords = visit.app.passwords
        let account = email.trimmed.lowercased()
        let credentials = try await visit.read { try $0.credentials(email: account) }
        let signIn = try await visit.signInAttempt(account, credentials?.personID)
        let lane = try passwords.signIns.begin(signIn, at: visit.now)
        // A password that is too long is wrong, and costs no more than any other.
        let isCheckable = password.utf8.count <= PasswordRule.longest
        let isCorrect = try await passwords.isCorrect(
            isCheckable ? password : "", for: isCheckable ? credentials?.passwordHash : nil,
            isByStranger: lane == .stranger)
        guard isCorrect, let credentials else {
            throw Refusal(field: "email", "The e-mail address or the password is wrong.")
        }
        // Somebody with the password alone has not shown yet that they are not guessing.
        if try await !visit.read({ try $0.hasSecondFactor(credentials.personID) }) {
            passwords.signIns.succeed(signIn, in: lane)
        }
        return credentials
    }
}

extension Response {
    /// A page that says how long to wait.
    static func tooManyAttempts(_ limit: AttemptLimit.TooMany, _ page: HTML) throws -> Response {
        var response = Response.page(page, status: .tooManyRequests)
        try response.headers.set("retry-after", String(limit.secondsToWait))
        return response
    }
}
