import Domain
import HTML
import Secrets
import Storage
import WebServer

/// Pages and actions at `/profile/calendar`.
enum CalendarAddresses {
    /// The section of the profile about the calendar's address, with buttons to replace and revoke it.
    static func section(_ frame: Frame, _ address: CalendarAddress?) -> HTML {
        guard let address else {
            return """
                <p>See your follow-ups on their due dates in your usual calendar. Anyone with the address can read it, so keep it secret.</p>
                \(formActions(postButton("Create a secret address", to: Paths.profileCalendar, frame)))
                """
        }
        return """
            <p>Your calendar has a secret address, created \(timestamp(address.createdAt, frame)). It cannot be shown again. If you have lost it, or somebody else knows it, replace it.</p>
            \(formActions("\(postButton("Replace the address", to: Paths.profileCalendar, frame))\(postButton("Revoke it", to: Paths.profileCalendarRevocation, frame, style: .quiet))"))
            """
    }

    /// Creates or replaces the address and shows it once, because only its digest is stored.
    static func create(_ visit: Visit) async throws -> Response {
        let token = Token()
        let base = try visit.requireBaseURL()
        try await visit.change { try $0.makeCalendarAddress(digest: token.digest) }
        return .page(
            page(
                visit.frame, title: "Your calendar", scripts: ["js/copy.js"],
                """
                <p class="back"><a href="\(Paths.profile.anchored("calendar"))">Profile</a></p>
                <h1>Your calendar</h1>
                <p class="lead">Subscribe to this address in your calendar program. It is shown only once, and any earlier address no longer works.</p>
                \(copyField("address", label: "Address", value: base + Paths.calendar(token: token.text).address))
                <p>Each of your follow-ups appears on its due date. Calendar programs check for changes every few hours.</p>
                """))
    }

    static func revoke(_ visit: Visit) async throws -> Response {
        try await visit.change { try $0.revokeCalendarAddress() }
        return .redirect(
            to: Paths.profile.anchored("calendar"), notice: FlashNotice("The address of your calendar no longer works.")
        )
    }
}
