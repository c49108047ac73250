import Domain
import Foundation
import HTML
import Storage
import WebServer

extension Guardrails {
    /// Shows one guardrail and answers five questions about it.
    static func show(_ visit: Visit) async throws -> Response {
        let id = try visit.guardrailID()
        let (dossier, places) = try await visit.read { reading in
            (try reading.guardrailDossier(id).orNotFound(), try GuardrailPlaces(id, reading))
        }
        let entry = dossier.entry.flatMap { visit.app.catalogue[$0] }
        return .page(guardrailPage(visit.frame, dossier, places, entry))
    }

    private static func guardrailPage(
        _ frame: Frame, _ dossier: GuardrailDossier, _ places: GuardrailPlaces, _ entry: CatalogueEntry?
    ) -> HTML {
        let guardrail = dossier.guardrail
        return page(
            frame, title: "\(guardrail.key) \(guardrail.name)", section: .guardrails,
            contents: contentsList([
                ("Why do we have it?", Link(anchor: "why")), ("What built it?", Link(anchor: "built")),
                ("Does it work?", Link(anchor: "proofs")), ("What has happened since?", Link(anchor: "since")),
                ("Where is it missing?", Link(anchor: "missing")), ("History", Link(anchor: "history")),
            ]),
            """
            \(header(frame, guardrail))
            \(notes(dossier, frame))
            \(Guardrails.facts(dossier, entry))
            <section aria-labelledby="why">
            \(sectionHeading("Why do we have it?", id: "why", actions: linkButton("What would it have caught?", to: Paths.retrodiction(guardrail.id), style: .small)))
            \(Guardrails.reasons(dossier, frame))
            </section>
            <section aria-labelledby="built">
            \(sectionHeading("What built it?", id: "built"))
            \(Guardrails.builders(dossier, frame))
            </section>
            <section aria-labelledby="proofs">
            \(sectionHeading("Does it work?", id: "proofs", actions: proofActions(frame, guardrail)))
            \(GuardrailProofs.section(dossier, frame))
            </section>
            <section aria-labelledby="since">
            \(sectionHeading("What has happened since?", id: "since"))
            \(Guardrails.encounters(dossier, frame))
            \(GuardrailLinks.incidentForm(guardrail, return: Paths.guardrail(guardrail.id).anchored("since"), frame))
            </section>
            <section aria-labelledby="missing">
            \(sectionHeading("Where is it missing?", id: "missing"))
            \(Guardrails.places(dossier, places, frame))
            </section>
            <section aria-labelledby="history">
            \(sectionHeading("History", id: "history"))
            \(AuditEntries.history(dossier.history, frame))
            </section>
            \(Guardrails.endings(frame, guardrail))
            """)
    }

    private static func proofActions(_ frame: Frame, _ guardrail: Guardrail) -> HTML? {
        if !guardrail.recordedState.isInPlace { return nil }
        let record: HTML? =
            guardrail.state(at: frame.now) == .proven
            ? linkButton("Record a proof", to: Paths.newGuardrailProof(guardrail.id), style: .small) : nil
        return "\(record) \(linkButton("Plan a drill", to: Paths.newGuardrailDrill(guardrail.id), style: .small))"
    }

    private static func header(_ frame: Frame, _ guardrail: Guardrail) -> HTML {
        let grade = guardrail.strength.grade
        let statement: HTML =
            guardrail.statement.isEmpty
            ? "<p class=\"quiet\">Nobody has described yet what it stops, and how.</p>"
            : prose(guardrail.statement, anchors: "statement-")
        return """
            <p class="back"><a href="\(Paths.guardrails)">Guardrails</a></p>
            <header class="record-header">
            \(glyph(grade, size: .large))
            <p class="record-key"><span class="key">\(guardrail.key.description)</span> \(tag(guardrail.kind.label))</p>
            <h1>\(guardrail.name)</h1>
            <div class="record-marks">\(stateTag(guardrail.state(at: frame.now))) <span>\(grade.label): \(guardrail.strength.label.lowercased())</span></div>
            \(statement)
            <div class="record-actions">\(Guardrails.nextSteps(frame, guardrail))\(linkButton("Edit", to: Paths.guardrailEdit(guardrail.id), key: "e"))</div>
            </header>
            """
    }

    /// Notes that somebody should see first.
    private static func notes(_ dossier: GuardrailDossier, _ frame: Frame) -> HTML {
        let guardrail = dossier.guardrail
        var notes: [HTML] = []
        switch guardrail.state(at: frame.now) {
        case .retired:
            let successor: HTML? = guardrail.replacedBy.map { id in
                " Replaced by \(keyLink(id.key)) <a href=\"\(Paths.guardrail(id))\">\(dossier.replacedByName ?? "")</a>."
            }
            notes.append("Retired: \(guardrail.retiredReason)\(successor)")
        case .stale:
            let due = guardrail.proofDueAt.map {
                dueText(Day($0, in: frame.zone), today: Day(frame.now, in: frame.zone))
            }
            notes.append("Its proof is overdue: \(due).")
        case .degraded:
            notes.append(
                "An incident or a failed proof has shown that it does not work. Repair it, then prove it again.")
        case .proposed, .building, .inPlace, .proven: break
        }
        return notes.map { "<p class=\"caution-note\">\($0)</p>\n" as HTML }.joined()
    }
}
