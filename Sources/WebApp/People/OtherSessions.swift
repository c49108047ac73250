import Domain
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
                <tr>\(rowHead(HTML(text: BrowserName.of(session.userAgent))))\(cell("Signed in", timestamp(session.createdAt, frame, relative: false)))\
                \(cell("Last used", timestamp(session.lastSeenAt, frame)))\(cell("", end))</tr>

                """
        }
        let others = sessions.contains { $0.id != current }
        return """
            \(dataTable(
                caption: "Sessions",
                head: "\(headCell("Browser", .title))\(headCell("Signed in", .time))\(headCell("Last used", .time))<td class=\"col-action\"></td>",
                rows: rows.joined(), hidesCaption: true))
            <p class="hint">A session that is not used for 30 days ends automatically. The time of the last use is updated every ten minutes.</p>
            \(when: others, formActions(postButton("End all others", to: Paths.otherSessionsDeletion, frame)))
            """
    }

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
