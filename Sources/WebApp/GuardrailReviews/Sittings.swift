import Domain
import HTML
import Storage
import WebServer

/// Sittings of the guardrail review, at `/guardrail-reviews/:sitting`.
enum Sittings {
    /// Shows a sitting: while it is in progress, the agenda with a form for a verdict on each item; afterwards its
    /// minutes.
    static func show(_ visit: Visit) async throws -> Response {
        let view = try await SittingView(visit)
        return .page(Sittings.showPage(visit.frame, view, problems: []))
    }

    /// - Parameter typed: a verdict that was refused.
    static func showPage(
        _ frame: Frame, _ view: SittingView, typed: VerdictForm? = nil, problems: [Refusal.Problem]
    ) -> HTML {
        let sitting = view.sitting
        // The fields of each item have unique ids, and the error summary links to them.
        let placed = problems.map { problem in
            Refusal.Problem(field: problem.field.map { typed?.fieldID($0) ?? $0 }, problem.sentence)
        }
        return page(
            frame, title: Sittings.title(sitting, frame), section: .guardrailReviews, problems: placed,
            contents: sitting.isOpen
                ? GuardrailReviews.agendaContents(view.parts, more: [("End the sitting", "end")]) : nil,
            scripts: ["js/agenda.js", "js/inline.js"],
            """
            <p class="back"><a href="\(Paths.guardrailReviews)">Guardrail review</a></p>
            <header class="record-header">
            <h1>\(Sittings.title(sitting, frame))</h1>
            <div class="record-marks">\(Sittings.mark(sitting)) \(sitting.scopeWords.map { tag($0, tone: .quiet) })</div>
            <p class="record-facts">\(sittingFacts(sitting, frame))</p>
            <div class="record-actions">\(linkButton("Minutes as Markdown", to: Paths.sittingMinutes(sitting.id)))\
            \(when: !sitting.isOpen, postButton("Resume", to: Paths.sittingResumption(sitting.id), frame))</div>
            </header>
            \(sitting.isOpen ? openSitting(view, frame, typed: typed, problems: problems) : minutes(view))
            """)
    }

    /// `Review of 1 Mar 2026`
    static func title(_ sitting: Sitting, _ frame: Frame) -> String {
        "Review of \(Day(sitting.startedAt, in: frame.zone).words)"
    }

    static func mark(_ sitting: Sitting) -> HTML {
        sitting.isOpen ? tag("In progress", tone: .information) : tag("Ended", tone: .quiet)
    }

    private static func sittingFacts(_ sitting: Sitting, _ frame: Frame) -> HTML {
        """
        Started by \(sitting.startedBy.isEmpty ? "Handrail" : sitting.startedBy), \(timestamp(sitting.startedAt, frame))\
        \(sitting.endedAt.map { ", ended \(timestamp($0, frame))" })\
        \(when: !sitting.isOpen && !sitting.attendees.isEmpty, ". Attended by \(sitting.attendees)")
        """
    }
}
