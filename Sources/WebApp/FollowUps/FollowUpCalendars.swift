import Domain
import Foundation
import HTML
import Secrets
import Storage
import WebServer

/// Pages and actions at `/calendar.ics`.
enum FollowUpCalendars {
    /// The number of follow-ups that a calendar shows at most.
    private static let longest = 500

    /// A person's due dates as a calendar. The token in the query is enough, because calendar programs do not sign in.
    /// The calendar is read as its owner, so it shows only what the owner may see.
    static func show(_ visit: Visit) async throws -> Response {
        let digest = try visit.query["token"].flatMap { Token($0) }.orNotFound().digest
        let owner = try await visit.read { try $0.calendarOwner(digest: digest) }.orNotFound()
        let query = FollowUpQuery(states: [.committed, .inProgress], owner: owner.id)
        let followUps = try await visit.app.store.read(as: .person(owner.id, owner.level)) {
            try $0.followUps(query, atMost: longest)
        }
        let calendar = ICalendar(
            name: "Follow-ups of \(owner.name)",
            events: followUps.compactMap { ICalendar.Event($0, baseURL: visit.baseURL) })
        return .bytes(calendar.bytes, type: "text/calendar; charset=utf-8")
    }
}

extension ICalendar.Event {
    /// Nil for a follow-up without a due date.
    init?(_ summary: FollowUpSummary, baseURL: String?) {
        let followUp = summary.followUp
        guard let due = followUp.due else { return nil }
        let incident = followUp.incidentID.map { "\($0.key) \(summary.incidentTitle ?? "")" }
        self.init(
            // The time of creation tells it apart from a follow-up with the same number in another installation.
            uid: "follow-up-\(followUp.id)-\(Int(followUp.createdAt.timeIntervalSince1970))@handrail",
            day: due, changedAt: followUp.updatedAt, sequence: max(followUp.version - 1, 0),
            summary: "\(followUp.key) \(followUp.title)",
            description: [followUp.state.label, incident].compactMap(\.self).joined(separator: "\n"),
            address: baseURL.map { $0 + Paths.followUp(followUp.id).address })
    }
}
