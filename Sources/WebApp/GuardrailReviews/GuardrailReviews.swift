import Domain
import HTML
import Storage
import WebServer

/// Pages and actions at `/guardrail-reviews`.
enum GuardrailReviews {
    /// Shows where the organisation is still unprotected: the present agenda of the regular review, and past reviews.
    static func show(_ visit: Visit) async throws -> Response {
        let typed = GuardrailReviewFilter(visit.query)
        return try await attempt {
            let page = try await visit.shared { frame in
                let (filter, choices, sittings) = try await readReview(visit, typed)
                let (query, problems) = filter.query(choices, frame)
                if !problems.isEmpty { throw Refusal(problems) }
                let dossier = try await visit.read { try GuardrailReviewDossier($0, query) }
                return showPage(frame, filter, choices, dossier, sittings, attendees: "", problems: [])
            }
            return .page(page.document(visit.frame))
        } orShow: { problems, _ in
            let (filter, choices, sittings) = try await readReview(visit, typed)
            return showPage(visit.frame, filter, choices, nil, sittings, attendees: "", problems: problems)
                .document(visit.frame, problems: problems)
        }
    }

    private static func readReview(
        _ visit: Visit, _ typed: GuardrailReviewFilter
    ) async throws -> (GuardrailReviewFilter, GuardrailReviewChoices, [SittingSummary]) {
        try await visit.read { (try typed.resolved($0), try GuardrailReviewChoices($0), try $0.sittings()) }
    }

    static func showPage(
        _ frame: Frame, _ filter: GuardrailReviewFilter, _ choices: GuardrailReviewChoices,
        _ dossier: GuardrailReviewDossier?,
        _ sittings: [SittingSummary], attendees: String, problems: [Refusal.Problem]
    ) -> SharedPage {
        let contents = dossier.map {
            GuardrailReviews.agendaContents($0.parts, more: [("Trends", "trends"), ("Sittings held", "held")])
        }
        return SharedPage(
            title: "Guardrail review", section: .guardrailReviews, contents: contents,
            scripts: ["js/inline.js"],
            main: """
                <h1>Guardrail review</h1>
                <p class="lead">Where are we still unprotected? A review asks the same questions each time, \
                gives a verdict on each item, and keeps minutes.</p>
                \(filter.fields(choices, problems: problems))
                \(startForm(frame, filter, attendees: attendees, problems: problems))
                \(dossier.map { agenda($0.parts, filter, frame) })
                \(dossier.map { GuardrailReviews.trends($0.trends) })
                \(held(sittings, frame))
                """)
    }

    private static func agenda(_ parts: [AgendaPart], _ filter: GuardrailReviewFilter, _ frame: Frame) -> HTML {
        """
        <div class="agenda" id="agenda">
        \(each: Array(parts.enumerated()), { index, part in
            GuardrailReviews.agendaSection(index + 1, part, allLink: filter.link(question: part.question.rawValue)) {
                "<li class=\"agenda-item\">\(GuardrailReviews.itemHead($0, frame))\(GuardrailReviews.earlierVerdicts(part.earlier[$0.subject] ?? []))</li>\n"
            }
        })
        </div>
        """
    }
}
