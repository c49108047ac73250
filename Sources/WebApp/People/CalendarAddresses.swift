import Domain
import HTML
import Secrets
import Storage
import WebServer

/// Pages and actions at `/profile/calendar`.
enum CalendarAddresses {
    /// On the profile: whether one's calendar has an address, and how to replace it or take it away.
    static func section(_ frame: Frame, _ address: CalendarAddress?) -> HTML {
        guard let address else {
            return """
                <p>What you have promised, by the day it is due, in the calendar you use anyway. Whoever has the address can read it, so keep it to yourself.</p>
                \(formActions(postButton("Make a secret address", to: Paths.profileCalendar, frame)))
                """
        }
        return """
            <p>Your calendar has a secret address, made \(timestamp(address.createdAt, frame)). It cannot be shown again: if it is lost, or known to somebody else, replace it.</p>
            \(formActions("\(postButton("Replace the address", to: Paths.profileCalendar, frame))\(postButton("Revoke it", to: Paths.profileCalendarRevocation, frame, style: .quiet))"))
            """
    }

    /// Makes an address, or replaces it, and shows it this once: only its digest is kept.
    static func create(_ visit: Visit) async throws -> Response {
        let token = Token()
        try await visit.change { try $0.makeCalendarAddress(digest: token.digest) }
        return .page(
            page(
                visit.frame, title: "Your calendar",
                """
                <p class="back"><a href="\(Paths.profile.anchored("calendar"))">Profile</a></p>
                <h1>Your calendar</h1>
                <p class="lead">Subscribe to this address in your calendar program. It is shown only now, and an address that you had before no longer works.</p>
                \(textField("address", label: "Address", value: visit.baseURL + Paths.calendar(token: token.text).address, autocomplete: "off"))
                <p>Each follow-up that you have promised stands on the day it is due. Calendar programs ask again every few hours.</p>
                """))
    }

    static func revoke(_ visit: Visit) async throws -> Response {
        try await visit.change { try $0.revokeCalendarAddress() }
        return .redirect(
            to: Paths.profile.anchored("calendar"), notice: FlashNotice("The address of your calendar no longer works.")
        )
    }
}
