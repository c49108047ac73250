import Domain
import Foundation
import HTML
import Storage
import WebServer

/// Pages and actions at `/guardrail-reviews/:sitting/verdicts`.
enum Verdicts {
    /// Saves a verdict on one item; the page then continues at the next item.
    static func create(_ visit: Visit) async throws -> Response {
        let id: ID<Sitting> = try visit.id("sitting")
        _ = try await visit.read { try $0.sitting(id).orNotFound() }
        guard let values = VerdictForm(visit.form) else { throw Refusal("Use the forms on the page.") }
        let today = Day(visit.now, in: visit.frame.zone)
        return try await attempt {
            let edit = try values.edit()
            try await visit.change { try $0.giveVerdict(in: id, edit, today: today) }
            return .redirect(to: Paths.sitting(id).anchored(values.next))
        } orShow: { problems, _ in
            Sittings.showPage(visit.frame, try await SittingView(visit), typed: values, problems: problems)
        }
    }
}
