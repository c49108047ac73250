import Domain
import Foundation
import HTML
import Storage
import WebServer

extension Sittings {
    /// Starts a sitting with the scope of the page's filter.
    static func create(_ visit: Visit) async throws -> Response {
        var typed = GuardrailReviewFilter()
        typed.team = visit.form["team"] ?? ""
        typed.service.word = visit.form["service"] ?? ""
        let attendees = visit.form["attendees"] ?? ""
        let (filter, choices, sittings) = try await visit.read { [typed] in
            (try typed.resolved($0), try GuardrailReviewChoices($0), try $0.sittings())
        }
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
