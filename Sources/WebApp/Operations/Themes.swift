import HTML
import WebServer

/// Pages and actions at `/theme`.
enum Themes {
    /// Sets the theme to light, dark or the system's, in a cookie, so that the server renders the right theme without a
    /// flash.
    static func update(_ visit: Visit) async throws -> Response {
        guard let theme = visit.form["theme"].flatMap(Theme.init(rawValue:)) else {
            throw BadInput("This theme does not exist. Choose system, light or dark.")
        }
        var response = Response.redirect(to: visit.form["return"].flatMap(Link.init(ownPath:)) ?? Paths.home)
        response.setCookie(
            named: Visitor.themeCookie, theme.rawValue, maxAge: 365 * 86_400, isSecure: visit.isSecure)
        return response
    }
}
