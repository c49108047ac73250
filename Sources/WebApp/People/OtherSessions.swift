import Domain
import Foundation
import HTML
import Storage
import WebServer

/// Ending sessions on other devices, from the profile.
enum OtherSessions {
    /// The table of browsers in which somebody is signed in.
    static func table(_ frame: Frame, _ sessions: [Session], current: ID<Session>?) -> HTML {
        let rows = sessions.map { session -> HTML in
            let isCurrent = session.id == current
            let end: HTML =
                isCurrent
                ? tag("This browser", tone: .information)
                : postButton("End", to: Paths.sessionDeletion(session.id), frame, style: .small)
            return """
                <tr>\(rowHead(HTML(text: BrowserName.of(session.userAgent))))\
                \(cell("Network", networkWords(session)))\(cell("Signed in", timestamp(session.createdAt, frame, relative: false)))\
                \(cell("Last used", timestamp(session.lastSeenAt, frame)))\(cell("", end))</tr>

                """
        }
        let others = sessions.contains { $0.id != current }
        return """
            \(dataTable(
                caption: "Sessions",
                head: "\(headCell("Browser", .title))\(headCell("Network", .name))\(headCell("Signed in", .time))\(headCell("Last used", .time))<td class=\"col-action\"></td>",
                rows: rows.joined(), hidesCaption: true))
            <p class="hint">A session ends automatically when it has not been used for \(days(Session.idle)) days, and \(days(Session.longest)) days \
            after signing in; one that began at a provider ends after a day. Network and time of the last use are updated every ten minutes; of a network the beginning is kept.</p>
            \(when: others, formActions(postButton("End all others", to: Paths.otherSessionsDeletion, frame)))
            """
    }

    private static func networkWords(_ session: Session) -> HTML {
        session.network.isEmpty ? "<span class=\"quiet\">not known</span>" : HTML(text: session.network)
    }

    private static func days(_ interval: TimeInterval) -> Int { Int(interval / 86_400) }

    static func delete(_ visit: Visit) async throws -> Response {
        let id: ID<Session> = try visit.id("session")
        try await visit.change { try $0.endOwnSession(id) }
        return .redirect(to: Paths.profile.anchored("sessions"), notice: FlashNotice("Session ended."))
    }

    static func deleteAll(_ visit: Visit) async throws -> Response {
        let count = try await visit.change { change in
            guard let current = try visit.currentSession(change.reading) else { return 0 }
            return try change.endOwnSessions(except: current)
        }
        let sentence =
            switch count {
            case 0: "You had no other sessions."
            case 1: "One other session has ended."
            default: "\(count) other sessions have ended."
            }
        return .redirect(to: Paths.profile.anchored("sessions"), notice: FlashNotice(sentence))
    }
}
