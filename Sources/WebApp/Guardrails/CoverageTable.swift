import Domain
import HTML
import Storage
import WebServer

/// Pages and actions at `/guardrails/coverage`.
enum CoverageTable {
    /// Shows services as rows and guardrails as columns: where each guardrail is in place, and where it is missing.
    static func show(_ visit: Visit) async throws -> Response {
        let filter = CoverageFilter(visit.query)
        let now = visit.now
        return try await attempt {
            let page = try await visit.shared { _ in
                try await visit.read { reading in
                    let teams = try reading.teams()
                    let (query, problems) = try filter.query(teams) { try reading.service(slug: $0) != nil }
                    if !problems.isEmpty { throw Refusal(problems) }
                    return coveragePage(filter, teams, try reading.coverage(query, at: now), problems: [])
                }
            }
            return .page(page.document(visit.frame))
        } orShow: { problems, _ in
            let teams = try await visit.read { try $0.teams() }
            return coveragePage(filter, teams, nil, problems: problems).document(visit.frame, problems: problems)
        }
    }

    private static func coveragePage(
        _ filter: CoverageFilter, _ teams: [Team], _ coverage: Coverage?, problems: [Refusal.Problem]
    ) -> SharedPage {
        SharedPage(
            title: "Coverage", section: .guardrails, wide: true,
            main: """
                <p class="back"><a href="\(Paths.guardrails)">Guardrails</a></p>
                <h1>Coverage</h1>
                <p class="lead">Where each guardrail is in place, and where it is missing. \
                The guardrails related to the latest incidents come first.</p>
                \(filter.fields(teams, problems: problems))
                \(coverage.map { results($0, filter) })
                """)
    }
}
