import Domain
import HTML
import Secrets
import Storage
import WebServer

enum ErrorPages {
    /// The one map from what can go wrong to what a person is told; nil for what is no error of theirs.
    static func answer(_ error: any Error, _ request: Request, _ frame: Frame) -> Response? {
        if request.isFromProgram { return ErrorPages.problem(error) }
        switch error {
        case Obstacle.notFound:
            return ErrorPages.messagePage(
                frame, status: .notFound, title: "Not found",
                "There is nothing at this address. It may have been moved to the bin, or the address may be mistyped.")
        case Obstacle.forbidden:
            return ErrorPages.messagePage(
                frame, status: .forbidden, title: "Not for you",
                "Only an administrator may see this page. Ask one of them, or go back.")
        case Obstacle.signedOut:
            return signInFirst(request, frame)
        case let error as BearerProblem:
            return ErrorPages.messagePage(frame, status: .unauthorized, title: "No valid token", error.sentence)
        case let error as BadInput:
            return ErrorPages.messagePage(frame, status: error.status, title: "That was not understood", error.sentence)
        case let error as Refusal:
            return refusalPage(frame, error.problems)
        case let error as Outdated:
            return refusalPage(frame, [.init("\(error.sentence). Load the page again to see it.")], status: .conflict)
        case is Passwords.TooManyWaiting:
            return ErrorPages.messagePage(
                frame, status: .serviceUnavailable, title: "Too busy",
                "Too many people are signing in at this moment. Try again in a few seconds.")
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
                <p><a href="\(Paths.home)">Go to the first page</a></p>
                """), status: status)
    }

    /// The 500 page: whether the change was saved, and an id that the log knows.
    static func faultPage(_ frame: Frame, id: String, isReading: Bool, hasSaved: Bool) -> Response {
        let outcome =
            isReading
            ? "You were only reading, so nothing has changed."
            : hasSaved
                ? "What you sent has been saved; only showing it went wrong."
                : "What you sent was not saved. Go back: your browser still has what you typed."
        return .page(
            errorDocument(
                frame, title: "Something went wrong here",
                """
                <h1>Something went wrong here</h1>
                <p>\(outcome)</p>
                <p>It is our fault, not yours. Whoever operates Handrail finds it in the log under <code>\(id)</code>.</p>
                <p><a href="\(Paths.home)">Go to the first page</a></p>
                """), status: .internalServerError)
    }

    /// For a button that could not do what it says: nothing was typed, so nothing can be lost.
    private static func refusalPage(
        _ frame: Frame, _ problems: [Refusal.Problem], status: Status = .unprocessableContent
    ) -> Response {
        .page(
            errorDocument(
                frame, title: "That could not be done",
                """
                <h1>That could not be done</h1>
                <ul>
                \(each: problems, { "<li>\($0.sentence)</li>\n" })
                </ul>
                <p>Nothing was changed.</p>
                \(backLink(frame))
                """), status: status)
    }

    private static func backLink(_ frame: Frame) -> HTML {
        guard let referrer = frame.referrer else { return "<p><a href=\"\(Paths.home)\">Go to the first page</a></p>" }
        return "<p><a href=\"\(referrer)\">Go back</a></p>"
    }

    private static func signInFirst(_ request: Request, _ frame: Frame) -> Response {
        guard request.method.isSafe else {
            return ErrorPages.messagePage(
                frame, status: .unauthorized, title: "You are signed out",
                "What you sent was not saved. Sign in in another tab, then send it again from here: your browser still has it."
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
            "Something went wrong here. Whoever operates Handrail finds it in the log under \(id).")
    }
}
