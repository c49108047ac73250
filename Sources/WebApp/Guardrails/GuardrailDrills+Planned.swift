import Domain
import HTML
import Storage

extension GuardrailDrills {
    /// Drills in the future, or without a recorded result.
    static func planned(_ dossier: GuardrailDossier, _ frame: Frame) -> HTML? {
        let open = dossier.drills.filter { !$0.isRecorded }
        if open.isEmpty { return nil }
        let today = Day(frame.now, in: frame.zone)
        return """
            <ul class="rows">
            \(each: open, { drill in
                """
                <li>\(keyLink(drill.incident.key)) \
                <a href="\(Paths.incident(drill.incident.id))">\(drill.incident.title)</a> \
                \(dueText(drill.plannedOn, today: today)), on \(dayText(drill.plannedOn)) \
                \(linkButton(
                    "Record its result", to: Paths.newGuardrailProof(dossier.guardrail.id, by: drill.incident.id), frame,
                    style: .small))</li>

                """
            })
            </ul>
            """
    }

    /// For the page of a drill: the guardrail it is meant to prove.
    static func note(_ drill: DrillOfGuardrail, _ incident: ID<Incident>, _ frame: Frame) -> HTML {
        let record: HTML? =
            drill.isRecorded
            ? "Its result is among the proofs."
            : linkButton(
                "Record its result", to: Paths.newGuardrailProof(drill.guardrail.id, by: incident), frame, style: .small
            )
        return """
            <p class="drill-note">Planned for \(dayText(drill.plannedOn)), \
            to prove \(guardrailLine(drill.guardrail, frame)). \(record)</p>
            """
    }
}
