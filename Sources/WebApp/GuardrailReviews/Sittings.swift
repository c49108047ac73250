import Domain
import Foundation
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
            scripts: ["js/agenda.js"],
            """
            <p class="back"><a href="\(Paths.guardrailReviews)">Guardrail review</a></p>
            <header class="record-header">
            <h1>\(Sittings.title(sitting, frame))</h1>
            <div class="record-marks">\(Sittings.mark(sitting)) \(sitting.scopeWords.map { tag($0, tone: .quiet) })</div>
            <p class="record-facts">\(sittingFacts(sitting, frame))</p>
            <div class="record-actions">\(linkButton("Minutes as Markdown", to: Paths.sittingMinutes(sitting.id)))\(when: !sitting.isOpen, postButton("Resume", to: Paths.sittingResumption(sitting.id), frame))</div>
            </header>
            \(sitting.isOpen ? openSitting(view, frame, typed: typed, problems: problems) : minutes(view))
            """)
    }

    private static func openSitting(
        _ view: SittingView, _ frame: Frame, typed: VerdictForm?, problems: [Refusal.Problem]
    ) -> HTML {
        let id = view.sitting.id
        let order = view.parts.flatMap { part in part.items.map { GuardrailReviews.itemID(part.question, $0.subject) } }
        return """
            \(progress(view))
            \(attendeesForm(view.sitting, frame, problems: problems))
            <div class="agenda" id="agenda">
            \(each: Array(view.parts.enumerated()), { index, part in
                GuardrailReviews.agendaSection(
                    index + 1, part,
                    allLink: Paths.sitting(id, allOf: part.question),
                    decided: decided(part.question, view, frame, typed: typed, problems: problems)
                ) { item in
                    openItem(item, part, id, frame, order: order, typed: typed, problems: problems)
                }
            })
            </div>
            <section id="end" class="agenda-end" aria-label="End">
            <p>\(view.left == 0 ? "Every item has a verdict." : "Items without a verdict stay on the agenda for the next review.")</p>
            \(postButton("End the sitting", to: Paths.sittingEnding(id), frame, style: .primary))
            </section>
            """
    }

    private static func progress(_ view: SittingView) -> HTML {
        let done = view.given.count
        let all = done + view.left
        return """
            <p class="agenda-progress"><progress value="\(done)" max="\(max(all, 1))" aria-label="Progress of the review"></progress> \(done) of \(all) \(all == 1 ? "item has" : "items have") a verdict</p>
            """
    }

    private static func attendeesForm(_ sitting: Sitting, _ frame: Frame, problems: [Refusal.Problem]) -> HTML {
        form(
            Paths.sittingAttendees(sitting.id), frame, cssClass: "attendees",
            """
            <div class="field-row">
            \(textField("attendees", label: "Attendees", value: sitting.attendees, problems: problems, autocomplete: "off", width: .half))
            \(submitButton("Save", style: .plain))
            </div>
            """)
    }

    private static func openItem(
        _ item: AgendaItem, _ part: AgendaPart, _ sitting: ID<Sitting>, _ frame: Frame, order: [String],
        typed: VerdictForm?, problems: [Refusal.Problem]
    ) -> HTML {
        let itemID = GuardrailReviews.itemID(part.question, item.subject)
        let next = order.firstIndex(of: itemID).flatMap { $0 + 1 < order.count ? order[$0 + 1] : nil } ?? "end"
        var values = VerdictForm(question: part.question.rawValue, subject: item.subject, next: next)
        let isTyped = typed?.isAbout(part.question, item.subject) == true
        if isTyped, let typed { values = typed }
        return """
            <li class="agenda-item" id="\(itemID)">
            \(GuardrailReviews.itemHead(item))
            \(GuardrailReviews.earlierVerdicts(part.earlier[item.subject] ?? []))
            \(values.fields(sitting, frame, problems: isTyped ? problems : []))
            </li>

            """
    }

    /// The decisions of this sitting so far, each with a link to change it.
    private static func decided(
        _ question: AgendaQuestion, _ view: SittingView, _ frame: Frame, typed: VerdictForm?,
        problems: [Refusal.Problem]
    ) -> HTML? {
        let given = view.given(question)
        if given.isEmpty { return nil }
        return """
            <ul class="agenda-decided" aria-label="Decided">
            \(each: given, { item in
                let isTyped = typed?.isAbout(question, item.verdict.subject) == true
                let itemID = GuardrailReviews.itemID(question, item.verdict.subject)
                let isChanging = isTyped || view.changing == itemID
                let values = (isTyped ? typed : nil) ?? VerdictForm(item.verdict)
                return """
                    <li id="\(itemID)">\(decidedLine(item))
                    \(isChanging ? values.fields(view.sitting.id, frame, problems: isTyped ? problems : []) : changeLink(itemID, view.sitting.id))</li>

                    """
            })
            </ul>
            """
    }

    private static func changeLink(_ itemID: String, _ sitting: ID<Sitting>) -> HTML {
        "<p class=\"agenda-change\"><a href=\"\(Paths.sitting(sitting, changing: itemID))\">Change the verdict</a></p>"
    }

    private static func decidedLine(_ item: MinuteItem) -> HTML {
        """
        <p class="agenda-title">\(item.verdict.subject.key.map(keyLink)) <a href="\(Paths.subject(item.verdict.subject))">\(item.title)</a> \(GuardrailReviews.verdictTag(item.verdict.verdict))</p>
        <p class="agenda-facts">\(item.verdict.facts)\(GuardrailReviews.verdictDetails(item.verdict))</p>
        """
    }

    /// The minutes of a sitting that has ended.
    private static func minutes(_ view: SittingView) -> HTML {
        let left = view.sitting.leftOpen ?? 0
        let questions = Array(AgendaQuestion.allCases.enumerated()).filter { !view.given($0.element).isEmpty }
        return """
            <p class="agenda-progress">\(view.given.count == 1 ? "One verdict" : "\(view.given.count) verdicts"). \(left == 0 ? "No items were left open." : "\(left) \(left == 1 ? "item was" : "items were") left for the next review.")</p>
            <div class="agenda">
            \(each: questions, { index, question in
                """
                <section class="agenda-question" aria-labelledby="\(question.rawValue)">
                <h2 id="\(question.rawValue)"><span class="number">\(index + 1).</span> \(question.title)</h2>
                <ul class="agenda-decided">
                \(each: view.given(question), { "<li>\(decidedLine($0))</li>\n" })
                </ul>
                </section>

                """
            })
            </div>
            """
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

struct SittingView: Sendable {
    let sitting: Sitting
    let given: [MinuteItem]
    /// Empty once it has ended.
    let parts: [AgendaPart]
    /// The item whose verdict is being changed, from the address.
    let changing: String?

    /// - Throws: ``Obstacle/notFound`` if there is no such sitting.
    init(_ visit: Visit) async throws {
        let id: ID<Sitting> = try visit.id("sitting")
        let (sitting, given) = try await visit.read { (try $0.sitting(id).orNotFound(), try $0.verdicts(of: id)) }
        self.sitting = sitting
        self.given = given
        changing = visit.query["change"]
        guard sitting.isOpen else {
            parts = []
            return
        }
        var query = AgendaQuery(visit.frame, sitting: sitting)
        query.expanded = visit.query["question"].flatMap { AgendaQuestion(rawValue: $0)?.rawValue }
        let agenda = query
        parts = try await visit.read { try $0.agenda(agenda) }
    }

    func given(_ question: AgendaQuestion) -> [MinuteItem] { given.filter { $0.verdict.question == question.rawValue } }

    var left: Int { parts.map(\.count).reduce(0, +) }
}
