import Domain
import Foundation
import HTML
import Storage
import WebServer

/// A verdict on one item; the page then goes on at the next.
func verdictCreate(_ visit: Visit) async throws -> Response {
    let id: ID<Sitting> = try visit.id("sitting")
    _ = try await visit.read { try $0.sitting(id).orNotFound() }
    guard let values = VerdictForm(visit.form) else { throw Refusal("Use the forms of the page.") }
    let today = Day(visit.now, in: visit.frame.zone)
    return try await attempt {
        let edit = try values.edit()
        try await visit.change { try $0.giveVerdict(in: id, edit, today: today) }
        return .redirect(to: Paths.sitting(id).anchored(values.next))
    } orShow: { problems, _ in
        sittingPage(visit.frame, try await SittingView(visit), typed: values, problems: problems)
    }
}

func sittingAttendeesUpdate(_ visit: Visit) async throws -> Response {
    let id: ID<Sitting> = try visit.id("sitting")
    let attendees = visit.form["attendees"] ?? ""
    return try await attempt {
        try await visit.change { try $0.setAttendees(of: id, attendees) }
        return .redirect(to: Paths.sitting(id).anchored("agenda"), notice: FlashNotice("Who attends is saved."))
    } orShow: { problems, _ in
        sittingPage(visit.frame, try await SittingView(visit), problems: problems)
    }
}

func sittingEndingCreate(_ visit: Visit) async throws -> Response {
    let id: ID<Sitting> = try visit.id("sitting")
    let today = Day(visit.now, in: visit.frame.zone)
    try await visit.change { try $0.endSitting(id, today: today) }
    return .redirect(to: Paths.sitting(id), notice: FlashNotice("The review has ended. These are its minutes."))
}

func sittingResumptionCreate(_ visit: Visit) async throws -> Response {
    let id: ID<Sitting> = try visit.id("sitting")
    try await visit.change { try $0.resumeSitting(id) }
    return .redirect(to: Paths.sitting(id).anchored("agenda"))
}
