import Domain
import HTML
import Storage
import WebServer

extension FollowUps {
    /// Shows a follow-up with both ends of its chain: the finding, and the guardrail it leaves behind.
    static func show(_ visit: Visit) async throws -> Response {
        let id = try visit.followUpID()
        let view = try await visit.read { try FollowUpView($0, id).orNotFound() }
        let hints = try await visit.hints(
            for: "\(view.followUp.title)\n\n\(view.followUp.detail)", at: .followUp(id))
        return .page(followUpPage(visit.frame, view, hints))
    }

    private static func followUpPage(_ frame: Frame, _ view: FollowUpView, _ hints: [TextHint]) -> HTML {
        let followUp = view.followUp
        return page(
            frame, title: "\(followUp.key) \(followUp.title)", section: .followUps,
            """
            <p class="back"><a href="\(Paths.followUps)">Follow-ups</a></p>
            <header class="record-header">
            <p class="record-key"><span class="key">\(followUp.key.description)</span></p>
            <h1>\(followUp.title)</h1>
            <div class="record-marks">\(stateTag(followUp.state)) \(marks(view.dossier.summary, frame))</div>
            <div class="record-actions">\(FollowUps.nextSteps(frame, view))\(linkButton("Edit", to: Paths.followUpEdit(followUp.id), frame, key: "e"))</div>
            </header>
            \(FollowUps.notes(view, frame))
            \(Findings.chainList(followUpChains(view, frame), frame))
            \(PostmortemSections.quotationNote(view.dossier.quotation))
            \(prose(followUp.detail, anchors: "detail-"))
            \(WordingHints.list(hints, at: .followUp(followUp.id)))
            \(FollowUps.facts(view, frame))
            <section aria-labelledby="guardrails">
            \(sectionHeading(
                "What it leaves behind", id: "guardrails",
                actions: linkButton(
                    "Add a guardrail",
                    to: Paths.newGuardrail(finding: view.dossier.finding?.id, followUp: followUp.id), frame, style: .small)))
            \(guardrails(view, frame))
            </section>
            <section aria-labelledby="history">
            \(sectionHeading("History", id: "history"))
            \(AuditEntries.history(view.dossier.history, frame))
            </section>
            \(FollowUps.endings(frame, followUp))
            """)
    }

    /// The owner and the due date at a glance.
    private static func marks(_ summary: FollowUpSummary, _ frame: Frame) -> HTML {
        let followUp = summary.followUp
        let due: HTML? = followUp.due.map { _ in FollowUps.dueWords(followUp, today: Day(frame.now, in: frame.zone)) }
        let owner = summary.ownerName ?? followUp.ownerDay.map { "Needs an owner by \($0.words)" } ?? "No owner yet"
        return "<span class=\"owner\">\(owner)</span> \(due)"
    }

    private static func guardrails(_ view: FollowUpView, _ frame: Frame) -> HTML {
        let followUp = view.followUp
        let back = Paths.followUp(followUp.id).anchored("guardrails")
        let none: HTML =
            followUp.noGuardrailReason.isEmpty
            ? "<p class=\"quiet\">Nothing yet. Which guardrail does it add, repair or prove?</p>"
            : "<p>No guardrail: \(followUp.noGuardrailReason)</p>"
        return """
            \(when: view.guardrails.isEmpty, none)
            \(GuardrailLinks.list(view.guardrails, end: followUp.key.description, return: back, frame))
            \(GuardrailLinks.existingGuardrailForm(
                .followUp(followUp.id), if: view.hasGuardrails,
                suggested: view.likelyGuardrail, return: back, frame))
            """
    }

    /// One chain for each guardrail, or one chain with a gap.
    private static func followUpChains(_ view: FollowUpView, _ frame: Frame) -> [ChainLink] {
        let followUp = view.followUp
        var chain = ChainLink()
        chain.setFollowUp(followUp)
        if let finding = view.dossier.finding {
            chain.finding = (finding.title, Paths.finding(finding.id))
            chain.findingKind = finding.kind
        }
        let isDropped = followUp.state == .declined || followUp.state == .superseded
        if !isDropped && followUp.noGuardrailReason.isEmpty {
            chain.createGuardrail = Paths.newGuardrail(finding: view.dossier.finding?.id, followUp: followUp.id)
        }
        return chain.ending(in: view.guardrails.map(\.guardrail), frame)
    }
}
