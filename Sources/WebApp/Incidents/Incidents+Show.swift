import Domain
import HTML
import Storage
import WebServer

extension Incidents {
    /// Shows one incident on one page, without tabs, so that a printed page is complete.
    static func show(_ visit: Visit) async throws -> Response {
        let id = try visit.incidentID()
        let target = try await visit.read { reading in
            let incident = try reading.incident(id).orNotFound()
            return try incident.mergedInto.flatMap { try reading.incident($0) }?.id
        }
        if let target, !visit.query.contains("original") {
            return .redirect(
                to: Paths.incident(target),
                notice: FlashNotice("\(id.key) was merged into \(target.key). This is \(target.key)."))
        }
        let page = try await visit.shared { frame in
            let (dossier, history, severities, foresight, step) = try await visit.read { reading in
                (
                    try reading.incidentDossier(id).orNotFound(), try reading.history(of: id, atMost: 50),
                    try reading.severities(), try IncidentForesight(reading, id),
                    try reading.postmortemStep(of: id)
                )
            }
            return Incidents.showPage(
                frame, dossier, history: history, severities: severities, step: step, foresight: foresight)
        }
        return .page(page.document(visit.frame))
    }

    static func showPage(
        _ frame: Frame, _ dossier: IncidentDossier, history: [AuditEntry], severities: [SeverityMeaning],
        step: PostmortemStep, foresight: IncidentForesight? = nil,
        entry: TimelineEntryForm = TimelineEntryForm(), problems: [Refusal.Problem] = []
    ) -> SharedPage {
        let incident = dossier.incident
        let next = incident.nextStep(step)
        return SharedPage(
            title: "\(incident.key) \(incident.title)", section: .incidents,
            contents: contentsList([
                ("Timeline", Link(anchor: "timeline")), ("Findings and guardrails", Link(anchor: "findings")),
                ("Follow-ups", Link(anchor: "follow-ups")), ("Postmortem", Link(anchor: "postmortem")),
                ("History", Link(anchor: "history")),
            ]),
            scripts: ["js/wording.js", "js/inline.js"],
            main: """
                \(Incidents.header(frame, dossier, severities: severities, next: next))
                \(inlinePart("freezes", Freezes.ofIncident(frame, dossier)))
                \(inlinePart("notes", Incidents.notes(dossier)))
                \(grantNote(.incident(incident.id), frame))
                \(dossier.drill.map { GuardrailDrills.note($0, incident.id, frame) })
                \(when: incident.kind.hasDurations, inlinePart("times", timeStrip(dossier.times, frame, isOngoing: incident.state.isOngoing)))
                \(inlineText("summary", label: "the summary", fields: ["summary"], form: Paths.incidentEdit(incident.id), frame, prose(incident.summary, anchors: "summary-")))
                \(Incidents.facts(frame, dossier))
                \(dossier.nearMiss.map { NearMissThreads.section($0, frame) })
                \(each: dossier.mergedNearMisses, { NearMissThreads.section($0, frame, isMerged: true) })
                <section aria-labelledby="timeline">
                \(sectionHeading("Timeline", id: "timeline", actions: linkButton("Paste several lines", to: Paths.timelinePaste(incident.id), frame, style: .small, key: "p")))
                \(inlinePart("timeline", TimelineEvents.list(frame, dossier)))
                \(TimelineEvents.entryForm(frame, incident, values: entry, problems: problems))
                </section>
                <section aria-labelledby="findings">
                \(sectionHeading("Findings and guardrails", id: "findings", actions: Incidents.findingButton(dossier, frame)))
                \(Incidents.findings(frame, dossier))
                </section>
                <section aria-labelledby="follow-ups">
                \(sectionHeading("Follow-ups", id: "follow-ups", actions: linkButton("Add a follow-up", to: Paths.newFollowUp(incident: incident.id), frame, style: .small)))
                \(Incidents.followUps(frame, dossier))
                </section>
                <section aria-labelledby="postmortem">
                \(sectionHeading("Postmortem", id: "postmortem", actions: linkButton("Images", to: Paths.images(incident.id), frame, style: .small)))
                \(Incidents.postmortem(frame, dossier))
                </section>
                \(foresight.map { IncidentForesights.section($0, of: incident.id, frame) })
                <section aria-labelledby="history">
                \(sectionHeading("History", id: "history"))
                \(inlinePart("history", AuditEntries.history(history, frame)))
                </section>
                \(inlinePart("endings", Incidents.endings(frame, incident, next: next)))
                """)
    }
}
