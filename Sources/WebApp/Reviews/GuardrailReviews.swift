import Domain
import Foundation
import HTML
import Storage
import WebServer

/// Where the organisation is still unprotected: the agenda of a regular sitting, as it stands now, and the sittings held.
func reviewShow(_ visit: Visit) async throws -> Response {
    let filter = ReviewFilter(visit.query)
    return try await attempt {
        let page = try await visit.shared { frame in
            let (choices, sittings) = try await visit.read { (try ReviewChoices($0), try $0.sittings()) }
            let (query, problems) = filter.query(choices, frame)
            if !problems.isEmpty { throw Refusal(problems) }
            let dossier = try await visit.read { try ReviewDossier($0, query) }
            return reviewPage(frame, filter, choices, dossier, sittings, attendees: "", problems: [])
        }
        return .page(page.document(visit.frame))
    } orShow: { problems, _ in
        let (choices, sittings) = try await visit.read { (try ReviewChoices($0), try $0.sittings()) }
        return reviewPage(visit.frame, filter, choices, nil, sittings, attendees: "", problems: problems)
            .document(visit.frame, problems: problems)
    }
}

/// The agenda of a review, and how things develop.
struct ReviewDossier: Sendable {
    let parts: [AgendaPart]
    let trends: ReviewTrends

    init(_ reading: Reading, _ query: AgendaQuery) throws {
        parts = try reading.agenda(query)
        trends = try reading.reviewTrends(query)
    }
}

/// Starts a sitting about what the filter of the page shows.
func sittingCreate(_ visit: Visit) async throws -> Response {
    var filter = ReviewFilter()
    filter.team = visit.form["team"] ?? ""
    filter.service = visit.form["service"] ?? ""
    let attendees = visit.form["attendees"] ?? ""
    let (choices, sittings) = try await visit.read { (try ReviewChoices($0), try $0.sittings()) }
    let (query, problems) = filter.query(choices, visit.frame)
    return try await attempt {
        if !problems.isEmpty { throw Refusal(problems) }
        let id = try await visit.change {
            try $0.startSitting(team: query.team, service: query.service, attendees: attendees)
        }
        return .redirect(to: Paths.sitting(id).anchored("agenda"))
    } orShow: { problems, _ in
        reviewPage(visit.frame, filter, choices, nil, sittings, attendees: attendees, problems: problems)
            .document(visit.frame, problems: problems)
    }
}

private func reviewPage(
    _ frame: Frame, _ filter: ReviewFilter, _ choices: ReviewChoices, _ dossier: ReviewDossier?,
    _ sittings: [SittingSummary], attendees: String, problems: [Refusal.Problem]
) -> SharedPage {
    let contents = dossier.map { agendaContents($0.parts, more: [("Trends", "trends"), ("Reviews held", "held")]) }
    return SharedPage(
        title: "Review", section: .reviews, contents: contents,
        main: """
            <h1>Review</h1>
            <p class="lead">Where are we still unprotected? The same questions each time, a verdict on each item, and minutes that are kept.</p>
            \(filter.fields(choices, problems: problems))
            \(startForm(frame, filter, attendees: attendees, problems: problems))
            \(dossier.map { agenda($0.parts, filter) })
            \(dossier.map { trendSection($0.trends) })
            \(held(sittings, frame))
            """)
}

private func startForm(
    _ frame: Frame, _ filter: ReviewFilter, attendees: String, problems: [Refusal.Problem]
) -> HTML {
    form(
        Paths.reviews, frame, cssClass: "start-review",
        """
        \(hiddenField("team", filter.team))\(hiddenField("service", filter.service))
        <div class="field-row">
        \(textField("attendees", label: "Who attends?", value: attendees, problems: problems, autocomplete: "off", width: .half))
        \(submitButton("Start a review"))
        </div>
        """)
}

private func agenda(_ parts: [AgendaPart], _ filter: ReviewFilter) -> HTML {
    """
    <div class="agenda" id="agenda">
    \(each: Array(parts.enumerated()), { index, part in
        agendaSection(index + 1, part, allLink: filter.link(question: part.question.slug)) {
            "<li class=\"agenda-item\">\(agendaItemHead($0))\(earlierVerdicts(part.earlier[$0.subject] ?? []))</li>\n"
        }
    })
    </div>
    """
}

private func held(_ sittings: [SittingSummary], _ frame: Frame) -> HTML {
    if sittings.isEmpty {
        return """
            <section aria-labelledby="held">
            \(sectionHeading("Reviews held", id: "held"))
            <p class="quiet">None yet. A review takes as long as its agenda; it can be interrupted and taken up again.</p>
            </section>
            """
    }
    return """
        <section aria-labelledby="held">
        \(sectionHeading("Reviews held", id: "held"))
        <ul class="rows">
        \(each: sittings, { sittingRow($0, frame) })
        </ul>
        </section>
        """
}

private func sittingRow(_ summary: SittingSummary, _ frame: Frame) -> HTML {
    let sitting = summary.sitting
    let verdicts = summary.verdictCount == 1 ? "one verdict" : "\(summary.verdictCount) verdicts"
    return """
        <li><a href="\(Paths.sitting(sitting.id))">\(sittingTitle(sitting, frame))</a> \(sittingTag(sitting))<br>\
        <small>\([sitting.scopeWords, sitting.attendees.isEmpty ? nil : sitting.attendees, verdicts].compactMap(\.self).joined(separator: " · "))</small></li>

        """
}
