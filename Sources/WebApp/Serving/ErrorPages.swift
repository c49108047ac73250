import Domain
import HTML
import Secrets
import Storage
import WebServer

enum ErrorPages {
    /// The page for each error that a person can act on; nil for faults.
    static func answer(_ error: any Error, _ request: Request, _ frame: Frame) -> Response? {
        if request.isFromProgram { return ErrorPages.problem(error) }
        switch error {
        case Obstacle.notFound:
            return ErrorPages.messagePage(
                frame, status: .notFound, title: "Not found",
                "There is nothing at this address. The page may have been moved to the bin, or there may be a typing error in the address."
            )
        case let error as Forbidden:
            return .page(
                errorDocument(
                    frame, title: "No access",
                    """
                    <h1>No access</h1>
                    <p>\(error.sentence) Nothing was changed.</p>
                    <p><a href="\(Paths.ownLevel)">See your level, or request a higher one</a></p>
                    <p><a href="\(Paths.home)">Go to the home page</a></p>
                    """), status: .forbidden)
        case Obstacle.signedOut:
            return signInFirst(request, frame)
        case Obstacle.secondFactorMissing:
            if request.method.isSafe { return .redirect(to: Paths.secondFactor) }
            return ErrorPages.messagePage(
                frame, status: .forbidden, title: "Set up a second factor first",
                "Everybody needs a second factor here, and you have none yet. Nothing was saved. Set it up in your profile in another tab, then send this again: your browser still has what you typed."
            )
        case let error as BearerProblem:
            return ErrorPages.messagePage(frame, status: .unauthorized, title: "No valid token", error.sentence)
        case let error as BadInput:
            return ErrorPages.messagePage(frame, status: error.status, title: "Request not understood", error.sentence)
        case let error as Refusal:
            return refusalPage(frame, error.problems)
        case let error as Outdated:
            return refusalPage(
                frame, [.init("\(error.sentence). Reload the page to see the change.")], status: .conflict)
        case is Passwords.TooManyWaiting:
            return ErrorPages.messagePage(
                frame, status: .serviceUnavailable, title: "Too busy",
                "Too many people are signing in right now. Try again in a few seconds.")
        default:
            return nil
        }
    }

    static func messagePage(_ frame: Frame, status: Status, title: String, _ sentence: String) -> Response {
        .page(
            errorDocument(
                frame, title: title,
                """
                <h1>\(title)</h1>
                <p>\(sentence)</p>
                <p><a href="\(Paths.home)">Go to the home page</a></p>
                """), status: status)
    }

    /// The 500 page: says whether the change was saved, and shows an id from the log.
    static func faultPage(_ frame: Frame, id: String, isReading: Bool, hasSaved: Bool) -> Response {
        let outcome =
            isReading
            ? "You were only reading, so nothing has changed."
            : hasSaved
                ? "Your changes have been saved. Only showing the page went wrong."
                : "Your changes were not saved. Go back: your browser still has what you typed."
        return .page(
            errorDocument(
                frame, title: "Something went wrong here",
                """
                <h1>Something went wrong here</h1>
                <p>\(outcome)</p>
                <p>This is our fault, not yours. The person who operates Handrail can find it in the log under <code>\(id)</code>.</p>
                <p><a href="\(Paths.home)">Go to the home page</a></p>
                """), status: .internalServerError)
    }

    /// For a button whose action was refused: nothing was typed, so nothing can be lost.
    private static func refusalPage(
        _ frame: Frame, _ problems: [Refusal.Problem], status: Status = .unprocessableContent
    ) -> Response {
        .page(
            errorDocument(
                frame, title: "That did not work",
                """
                <h1>That did not work</h1>
                <ul>
                \(each: problems, { "<li>\($0.sentence)</li>\n" })
                </ul>
                <p>Nothing was changed.</p>
                \(backLink(frame))
                """), status: status)
    }

    private static func backLink(_ frame: Frame) -> HTML {
        guard let referrer = frame.referrer else { return "<p><a href=\"\(Paths.home)\">Go to the home page</a></p>" }
        return "<p><a href=\"\(referrer)\">Go back</a></p>"
    }

    private static func signInFirst(_ request: Request, _ frame: Frame) -> Response {
        guard request.method.isSafe else {
            return ErrorPages.messagePage(
                frame, status: .unauthorized, title: "You are signed out",
                "Your changes were not saved. Sign in again in another tab, then send them again from this page: your browser still has them."
            )
        }
        return .redirect(to: Paths.signIn(returningTo: frame.address))
    }

    private static func errorDocument(_ frame: Frame, title: String, _ main: HTML) -> HTML {
        frame.viewer == nil ? barePage(frame, title: title, main) : page(frame, title: title, main)
    }

    static func faultProblem(id: String) -> Response {
        .problem(
            .internalServerError,
            "Something went wrong here. The person who operates Handrail can find it in the log under \(id).")
    }
}
