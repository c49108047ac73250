import Domain
import HTML
import OpenIDConnect
import Secrets
import Storage
import WebServer

extension ProviderSignIn {
    /// The button that leads to the provider.
    static func button(
        _ name: String, _ frame: Frame, label: String = "Sign in with", fields: [(String, String)]
    ) -> HTML {
        formActions(
            postButton("\(label) \(name)", to: Paths.providerSignIn, frame, style: .primary, fields: fields))
    }

    /// Shown for a moment, or longer in a browser that does not go on by itself.
    static func onwardPage(_ frame: Frame, _ provider: SignInProvider, _ link: Link) -> Response {
        .page(
            barePage(
                frame, title: "Going on to \(provider.name)",
                """
                <h1>Going on to \(provider.name)</h1>
                <p>\(linkButton("Continue to \(provider.name)", to: link, style: .primary))</p>
                """))
    }

    /// For somebody who has signed out here and may still be signed in at the provider.
    static func signOutOffer(_ name: String, _ link: Link) -> HTML {
        """
        <p>You may still be signed in at \(name). On a computer that others use, sign out there as well.</p>
        <p>\(linkButton("Sign out at \(name)", to: link))</p>
        """
    }

    static func startAgainPage(_ visit: Visit, _ provider: SignInProvider) -> Response {
        let address = visit.baseURL.map { "\($0)\(Paths.signIn.address)" }
        return problemPage(
            visit, "Start again", status: .unauthorized,
            """
            <p>Signing in with \(provider.name) has to be finished within ten minutes, in the browser in which it began\
            \(address.map { ", at <code>\($0)</code>" as HTML }). Nobody was signed in.</p>
            """, address.flatMap { Link(outside: $0) })
    }

    static func cancelledPage(_ visit: Visit, _ provider: SignInProvider) -> Response {
        problemPage(
            visit, "\(provider.name) did not sign you in", status: .unauthorized,
            """
            <p>Either it was cancelled there, or \(provider.name) does not let you use Handrail. Try again, or ask the people who operate \(provider.name) for access to it.</p>
            """)
    }

    /// For a link that no longer works, or an account that belongs to somebody else.
    static func refusedPage(_ visit: Visit, _ refusal: Refusal) -> Response {
        problemPage(
            visit, "Nothing was changed", status: .unprocessableContent,
            "\(each: refusal.problems, { "<p>\($0.sentence)</p>" })")
    }

    static func tooManyPage(_ visit: Visit, _ limit: AttemptLimit.TooMany) -> Response {
        problemPage(
            visit, "Too many attempts", status: .tooManyRequests,
            "<p>Too many people have signed in from your network just now. \(limit.sentence)</p>")
    }

    /// Shows a fault of the provider, which is logged.
    static func faultPage(_ visit: Visit, _ provider: SignInProvider, _ error: any Error) -> Response {
        visit.app.noteFault(error, visit.request)
        let isTemporary = (error as? ProviderFault)?.cause == .unreachable
        let sentence: HTML =
            isTemporary
            ? "\(provider.name) does not answer at the moment. Try again in a minute."
            : "The answer of \(provider.name) cannot be trusted, so nobody was signed in. Trying again may not help."
        return problemPage(
            visit, isTemporary ? "\(provider.name) does not answer" : "\(provider.name) could not sign you in",
            status: isTemporary ? .serviceUnavailable : .badGateway,
            """
            <p>\(sentence)</p>
            <p>The person who operates Handrail can find the reason in the log under <code>\(visit.request.id)</code>.</p>
            """)
    }

    static func notAdmittedPage(_ visit: Visit, _ provider: SignInProvider, _ reason: NotAdmitted) -> Response {
        let name = provider.name
        let (status, sentence): (Status, HTML) =
            switch reason {
            case .noLevel:
                (
                    .forbidden,
                    "None of your groups at \(name) gives access to Handrail. Ask an administrator of this installation which group you need."
                )
            case .notInvited:
                (
                    .forbidden,
                    """
                    Your account at \(name) is not linked to an account here. If you have one, sign in with your password and link the two \
                    in your profile. Otherwise ask an administrator for an invitation.
                    """
                )
            case .erased:
                (
                    .forbidden,
                    """
                    The account here to which your account at \(name) belonged was closed for good. Ask an administrator for an \
                    invitation if you need a new one.
                    """
                )
            case .deactivated:
                (.forbidden, "Your account here is deactivated. Ask an administrator of this installation.")
            case .noAddress:
                (
                    .forbidden,
                    "An account here needs an e-mail address, and \(name) did not give one that is certain to be yours. Add one at \(name), or ask an administrator for an invitation."
                )
            case .addressTaken(let email):
                (
                    .conflict,
                    """
                    There is already an account here with the e-mail address \(email). If it is yours, sign in with your password and link \
                    the two in your profile, or ask an administrator for a link.
                    """
                )
            }
        return problemPage(visit, "No access", status: status, "<p>\(sentence)</p>")
    }

    /// - Parameter link: the sign-in page to begin at.
    private static func problemPage(
        _ visit: Visit, _ title: String, status: Status, _ contents: HTML, _ link: Link? = nil
    ) -> Response {
        .page(
            barePage(
                visit.frame, title: title,
                """
                <h1>\(title)</h1>
                \(contents)
                <p>\(linkButton("Back to signing in", to: link ?? Paths.signIn))</p>
                """), status: status)
    }
}
