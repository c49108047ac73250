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
            <div class="record-marks">\(stateTag(summary.freeze.state(at: frame.now))) \
            \(tag(summary.freeze.source.label, tone: .quiet))</div>
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
            <div class="record-actions freeze-actions">\
            \(linkButton("Cancel the freeze", to: Paths.freezeLifting(freeze.id), frame))\
            \(linkButton("Extend", to: Paths.freezeExtension(freeze.id), frame))</div>
            """
        case .inForce:
            """
            <div class="record-actions freeze-actions">\
            \(linkButton("Let one deployment through", to: Paths.newFreezeOverride(freeze.id), frame, style: .primary))\
            \(linkButton("Extend", to: Paths.freezeExtension(freeze.id), frame))\(linkButton("Lift", to: Paths.freezeLifting(freeze.id), frame))</div>
            """
        }
    }
}
