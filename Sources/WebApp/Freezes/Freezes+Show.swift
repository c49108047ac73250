import Domain
import HTML
import Storage
import WebServer

extension Freezes {
    /// Shows one freeze: the services it holds, its overrides, and all answers given to pipelines during it.
    static func show(_ visit: Visit) async throws -> Response {
        .page(try await Freezes.showPage(visit, problems: []))
    }

    static func showPage(_ visit: Visit, problems: [Refusal.Problem]) async throws -> HTML {
        let id: ID<Freeze> = try visit.id("freeze")
        let dossier = try await visit.read { try $0.freezeDossier(id).orNotFound() }
        return Freezes.showPage(visit.frame, dossier, problems: problems)
    }

    static func showPage(_ frame: Frame, _ dossier: FreezeDossier, problems: [Refusal.Problem]) -> HTML {
        let summary = dossier.summary
        return page(
            frame, title: "Deploy freeze of \(summary.scopeWords)", section: .settings, problems: problems, wide: true,
            """
            <p class="back"><a href="\(Paths.freezes)">Deploy freezes</a></p>
            <header class="record-header">
            <p class="record-key">Deploy freeze</p>
            <h1>\(summary.scopeWords.capitalizedFirst)</h1>
            <div class="record-marks">\(stateTag(summary.freeze.state(at: frame.now))) \(tag(summary.freeze.source.label, tone: .quiet))</div>
            \(freezeActions(summary.freeze, frame))
            </header>
            \(freezeFacts(frame, summary))
            <section aria-labelledby="overrides">
            \(sectionHeading("Let through", id: "overrides"))
            \(FreezeOverrides.list(frame, dossier))
            </section>
            <section aria-labelledby="answers">
            \(sectionHeading("What pipelines were told", id: "answers"))
            \(freezeAnswerTable(frame, dossier))
            </section>
            <section aria-labelledby="history">
            \(sectionHeading("History", id: "history"))
            \(AuditEntries.history(dossier.history, frame))
            </section>
            """)
    }

    private static func freezeActions(_ freeze: Freeze, _ frame: Frame) -> HTML {
        switch freeze.state(at: frame.now) {
        case .over: HTML()
        case .scheduled:
            """
            <div class="record-actions freeze-actions">\(linkButton("Cancel the freeze", to: Paths.freezeLifting(freeze.id)))\(linkButton("Extend", to: Paths.freezeExtension(freeze.id)))</div>
            """
        case .inForce:
            """
            <div class="record-actions freeze-actions">\(linkButton("Let one deployment through", to: Paths.newFreezeOverride(freeze.id), style: .primary))\
            \(linkButton("Extend", to: Paths.freezeExtension(freeze.id)))\(linkButton("Lift", to: Paths.freezeLifting(freeze.id)))</div>
            """
        }
    }

    private static func freezeFacts(_ frame: Frame, _ summary: FreezeSummary) -> HTML {
        let freeze = summary.freeze
        var facts: [(term: String, contents: HTML)] = [
            ("Why", Freezes.reason(freeze)),
            ("Start", timestamp(freeze.startsAt, frame)),
            (freeze.ending == nil ? "Automatic end" : "Automatic end would have been", timestamp(freeze.endsAt, frame)),
        ]
        if let ending = freeze.ending {
            let by: HTML? = summary.endedByName.map { " by \($0)" }
            let reason: HTML? = ending.reason.isEmpty ? nil : ": \(ending.reason)"
            facts.append(("Ended", "\(timestamp(ending.at, frame))<br>\(ending.cause.label)\(by)\(reason)"))
        }
        if freeze.source == .scheduled, let name = summary.createdByName {
            facts.append(("Scheduled by", HTML(text: name)))
        }
        return definitions(facts)
    }

    private static func freezeAnswerTable(_ frame: Frame, _ dossier: FreezeDossier) -> HTML {
        if dossier.answers.isEmpty {
            return
                "<p class=\"quiet\">No pipeline \(dossier.freeze.state(at: frame.now) == .over ? "asked during this freeze" : "has asked yet").</p>"
        }
        let rows = dossier.answers.map { answer -> HTML in
            """
            <tr>\(rowHead(HTML(text: answer.serviceName)))\(cell("Answer", outcomeText(answer)))\
            \(cell("Asked by", HTML(text: answer.tokenLabel)))\(cell("First", timestamp(answer.firstAt, frame, relative: false)))\
            \(cell("Last", timestamp(answer.lastAt, frame, relative: false)))\(cell("Times", "\(answer.times)"))</tr>

            """
        }
        let shown = dossier.answers.reduce(0) { $0 + $1.times }
        let left = dossier.answerCount - shown
        return """
            <p class="count">\(dossier.answerCount) \(dossier.answerCount == 1 ? "answer" : "answers")\(when: left > 0, ", the earliest \(left) not shown"). \
            Repeated answers to the same token within an hour share one line.</p>
            \(dataTable(
                caption: "Answers to pipelines",
                head: "\(headCell("Service"))\(headCell("Answer"))\(headCell("Asked by"))\(headCell("First"))\(headCell("Last"))\(headCell("Times"))",
                rows: rows.joined(), hidesCaption: true))
            """
    }

    private static func outcomeText(_ answer: FreezeAnswerSummary) -> HTML {
        let tone: Tone =
            switch answer.outcome {
            case .frozen: .danger
            case .letThrough: .good
            case .open: .quiet
            }
        let override: HTML? = answer.overrideID.map { " by override \($0.description)" }
        return "\(tag(answer.outcome.label, tone: tone))\(override)"
    }
}
