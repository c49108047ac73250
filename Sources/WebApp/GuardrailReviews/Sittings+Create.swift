import Domain
import Foundation
import HTML
import Storage
import WebServer

extension Sittings {
    /// Starts a sitting with the scope of the page's filter.
    static func create(_ visit: Visit) async throws -> Response {
        var filter = GuardrailReviewFilter()
        filter.team = visit.form["team"] ?? ""
        filter.service = visit.form["service"] ?? ""
        let attendees = visit.form["attendees"] ?? ""
        let (choices, sittings) = try await visit.read { (try GuardrailReviewChoices($0), try $0.sittings()) }
        let (query, problems) = filter.query(choices, visit.frame)
        return try await attempt {
            if !problems.isEmpty { throw Refusal(problems) }
            let id = try await visit.change {
                try $0.startSitting(team: query.team, service: query.service, attendees: attendees)
            }
            return .redirect(to: Paths.sitting(id).anchored("agenda"))
        } orShow: { problems, _ in
            GuardrailReviews.showPage(
                visit.frame, filter, choices, nil, sittings, attendees: attendees, problems: problems
            )
            .document(visit.frame, problems: problems)
        }
    }
}
