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
        return .page(guardrailPage(visit.frame, dossier, places, entry, back: backLink(visit)))
    }

    /// The way back to the record in the address, from which the guardrail was added.
    static func backLink(_ visit: Visit) -> HTML? {
        guard let key = origin(visit) else { return nil }
        let link = key.prefix == .incident ? Paths.incident(ID(key.number)).anchored("findings") : Paths.key(key)
        return "<p class=\"back\"><a href=\"\(link)\">Back to \(key.description)</a></p>"
    }

    static func origin(_ visit: Visit) -> Key? {
        visit.query["from"].flatMap { Key($0) }.flatMap { [.incident, .followUp].contains($0.prefix) ? $0 : nil }
    }

    private static func guardrailPage(
        _ frame: Frame, _ dossier: GuardrailDossier, _ places: GuardrailPlaces, _ entry: CatalogueEntry?, back: HTML?
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
            \(back)
            \(header(frame, guardrail))
            \(notes(dossier, frame))
            \(Guardrails.facts(dossier, entry))
            <section aria-labelledby="why">
            \(sectionHeading(
                "Why do we have it?", id: "why",
                actions: linkButton("What would it have caught?", to: Paths.retrodiction(guardrail.id), frame, style: .small)))
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
            ? linkButton("Record a proof", to: Paths.newGuardrailProof(guardrail.id), frame, style: .small) : nil
        let drill = linkButton("Plan a drill", to: Paths.newGuardrailDrill(guardrail.id), frame, style: .small)
        return "\(record) \(drill)"
    }
}
