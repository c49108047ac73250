import Domain
import HTML
import Storage
import WebServer

extension Postmortems {
    /// Shows the review on a projector, one section or one question at a time, in large type.
    static func projector(_ visit: Visit) async throws -> Response {
        let dossier = try await visit.reviewDossier()
        let pages = projectorPages(dossier, visit.frame)
        let asked = visit.query["page"].flatMap { Int($0) } ?? 1
        let number = min(max(asked, 1), pages.count)
        return .page(projectorDocument(visit.frame, dossier, pages, number: number))
    }

    /// The opening, the written sections, the open questions, the unresolved comments, and what the postmortem leaves
    /// behind.
    private static func projectorPages(_ dossier: PostmortemReviewDossier, _ frame: Frame) -> [ProjectorPage] {
        let entries = ReadingSections(dossier.text, frame, showsGaps: false).entries.filter { !$0.body.isEmpty }
        let questions = dossier.text.incident.findings.map(\.finding).filter { $0.kind == .openQuestion }
        let threads = dossier.review.threads.filter { !$0.isResolved }
        return [ProjectorPage(title: dossier.text.incident.incident.title, body: opening(dossier, frame))]
            + entries.map { ProjectorPage(title: $0.section.title, body: $0.body) }
            + questions.map { finding in
                ProjectorPage(
                    title: finding.title,
                    body: """
                        <p class="wall-kind">Open question</p>
                        \(prose(finding.detail, anchors: "finding-\(finding.id)-"))
                        """)
            }
            + threads.map { ProjectorPage(title: "To resolve", body: threadOnTheWall($0, dossier)) }
            + [ProjectorPage(title: "What this left behind", body: guardrailsOnTheWall(dossier, frame))]
    }

    private static func opening(_ dossier: PostmortemReviewDossier, _ frame: Frame) -> HTML {
        let incident = dossier.text.incident
        let meaning = dossier.text.severities.first { $0.severity == incident.incident.severity }
        let facilitator = dossier.review.meeting?.facilitator.map {
            "<p>\($0.name) is the facilitator.</p>" as HTML
        }
        return """
            <p class="wall-marks">\(severityMark(incident.incident.severity, label: meaning?.label)) \
            \(each: incident.services, separator: " ", { tag($0.name, tone: .quiet) })</p>
            <p>We ask how the system made this possible and sensible, and which guardrail was missing. People appear as roles, never as causes.</p>
            \(facilitator)
            \(when: incident.incident.kind.hasDurations && !incident.times.marks.isEmpty, timeStrip(incident.times, frame))
            """
    }

    private static func threadOnTheWall(_ thread: CommentThread, _ dossier: PostmortemReviewDossier) -> HTML {
        let title = dossier.sections.first { $0.id == thread.sectionID }?.title ?? ""
        return """
            <p class="wall-kind">\(title)\(when: thread.isBlocking, ", before publication")</p>
            \(thread.quote.map { "<blockquote class=\"thread-quote\">\($0.exact)</blockquote>" as HTML })
            \(each: thread.comments, { "<div class=\"comment\"><p class=\"comment-head\"><b>\($0.writerName)</b></p>\(prose($0.text, anchors: "comment-\($0.id)-"))</div>\n" })
            """
    }

    private static func guardrailsOnTheWall(_ dossier: PostmortemReviewDossier, _ frame: Frame) -> HTML {
        let guardrails = dossier.text.guardrails
        if guardrails.isEmpty { return "<p>No guardrail yet. Which one was missing?</p>" }
        return Postmortems.guardrailList(guardrails, frame)
    }

    private static func projectorDocument(
        _ frame: Frame, _ dossier: PostmortemReviewDossier, _ pages: [ProjectorPage], number: Int
    ) -> HTML {
        let shown = pages[number - 1]
        let id = dossier.id
        let previous: HTML? =
            number > 1
            ? "<a class=\"button plain\" rel=\"prev\" href=\"\(Paths.postmortemProjector(id, page: number - 1))\" data-turn=\"back\">Back</a>"
            : nil
        let next: HTML? =
            number < pages.count
            ? "<a class=\"button primary\" rel=\"next\" href=\"\(Paths.postmortemProjector(id, page: number + 1))\" data-turn=\"on\">Next</a>"
            : nil
        return wallPage(
            frame, title: "\(shown.title), \(id.key)", scripts: ["js/projector.js"],
            """
            <p class="wall-place">\(id.key.description) \(dossier.text.incident.incident.title)</p>
            <h1>\(shown.title)</h1>
            <div class="wall-body">
            \(shown.body)
            </div>
            <nav class="wall-turn" aria-label="Pages">\(previous)\(next) <span>\(number) of \(pages.count)</span> \
            <a href="\(Paths.postmortemReview(id))" data-turn="close">Leave the projector</a></nav>
            """)
    }
}

private struct ProjectorPage {
    let title: String
    let body: HTML
}
