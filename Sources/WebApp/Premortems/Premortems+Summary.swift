import Domain
import HTML
import Storage

extension Premortems {
    /// The results of a pre-mortem, as a page for reading and printing.
    static func summaryPage(_ frame: Frame, _ view: PremortemView, _ typed: PremortemTyped) -> HTML {
        let dossier = view.dossier
        let premortem = dossier.premortem
        let leading = Set(dossier.leading.map(\.risk.id))
        let main: HTML = """
            <article class="reading">
            <header class="reading-head">
            <p class="reading-meta"><span class="key">\(premortem.key.description)</span> \(tag("Pre-mortem")) \
            \(stateTag(premortem.phase)) \(premortem.closedAt.map { dayText(CivilTime(utc: $0).day) })</p>
            <h1>\(premortem.title)</h1>
            <p class="reading-meta">\(dossier.launch.map { Premortems.launchWords($0, frame) }) \
            \(each: dossier.services, separator: " ", { tag($0.name, tone: .quiet) })</p>
            \(privacyNote(dossier, frame))
            \(when: frame.viewer != nil, """
                <p class="record-actions">\(lookBackButton(premortem, frame)) \
                \(linkButton("Export as Markdown", to: Paths.premortemMarkdown(premortem.id), style: .small))</p>
                """)
            </header>
            <section class="lead" aria-labelledby="decision"><h2 class="visually-hidden" id="decision">Decision</h2>\
            \(PremortemDecisions.now(premortem))</section>
            \(conditionsRead(view, frame))
            <section aria-labelledby="risks">
            \(sectionHeading("Leading risks", id: "risks"))
            <ol class="risks">
            \(each: dossier.risks.filter { leading.contains($0.risk.id) }, { riskRead($0, view, frame, typed) })
            </ol></section>
            \(otherRisks(dossier.risks.filter { !leading.contains($0.risk.id) }, view, frame, typed))
            \(lookedBack(view, frame))
            \(when: !premortem.plan.isEmpty, disclosure("The plan", id: "plan", prose(premortem.plan, anchors: "own-plan-")))
            <section aria-labelledby="people">
            \(sectionHeading("Who took part", id: "people"))
            <p>\(dossier.participants.map(\.name).joined(separator: ", ")). \(premortem.anonymity.label): \
            \(anonymityWords(premortem.anonymity))</p>
            </section>
            \(when: !view.history.isEmpty, disclosure("History", id: "history", AuditEntries.history(view.history, frame)))
            </article>
            """
        let title = "\(premortem.key) \(premortem.title)"
        if frame.viewer == nil {
            return barePage(frame, title: title, problems: typed.summary, cssClass: "guest", main)
        }
        return page(frame, title: title, section: .premortems, problems: typed.summary, main)
    }

    private static func anonymityWords(_ anonymity: Anonymity) -> String {
        switch anonymity {
        case .anonymous:
            "nobody was shown who wrote a card, and Handrail no longer knows it."
        case .namedAfterReveal, .named: "cards show who wrote them."
        }
    }

    /// A button that becomes primary once its day has come.
    private static func lookBackButton(_ premortem: Premortem, _ frame: Frame) -> HTML {
        let isDue =
            premortem.phase == .closed && premortem.lookBackOn.map { $0 <= Day(frame.now, in: frame.zone) } ?? false
        return linkButton(
            "Look back", to: Paths.lookBack(premortem.id), frame, style: isDue ? .primary : .small)
    }

    private static func conditionsRead(_ view: PremortemView, _ frame: Frame) -> HTML {
        let conditions = view.dossier.conditions
        if conditions.isEmpty || frame.viewer == nil { return HTML() }
        let today = Day(frame.now, in: frame.zone)
        let open = conditions.count { $0.followUp.state.isOpen }
        return """
            <section aria-labelledby="conditions">
            \(sectionHeading("Conditions", id: "conditions"))
            <p>\(conditions.count - open) of \(conditions.count) met.</p>
            <ul class="guardrail-links">
            \(each: conditions, { "<li>\(followUpLine($0, today: today))</li>\n" })
            </ul></section>
            """
    }
}
