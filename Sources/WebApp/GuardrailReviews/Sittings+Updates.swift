import Domain
import Foundation
import HTML
import Storage
import WebServer

extension Sittings {
    static func updateAttendees(_ visit: Visit) async throws -> Response {
        let id: ID<Sitting> = try visit.id("sitting")
        let attendees = visit.form["attendees"] ?? ""
        return try await attempt {
            try await visit.change { try $0.setAttendees(of: id, attendees) }
            return .redirect(to: Paths.sitting(id).anchored("agenda"), notice: FlashNotice("Attendees saved."))
        } orShow: { problems, _ in
            Sittings.showPage(visit.frame, try await SittingView(visit), problems: problems)
        }
    }

    static func end(_ visit: Visit) async throws -> Response {
        let id: ID<Sitting> = try visit.id("sitting")
        let today = Day(visit.now, in: visit.frame.zone)
        try await visit.change { try $0.endSitting(id, today: today) }
        return .redirect(to: Paths.sitting(id), notice: FlashNotice("Sitting ended. These are its minutes."))
    }

    static func resume(_ visit: Visit) async throws -> Response {
        let id: ID<Sitting> = try visit.id("sitting")
        try await visit.change { try $0.resumeSitting(id) }
        return .redirect(to: Paths.sitting(id).anchored("agenda"))
    }
}
