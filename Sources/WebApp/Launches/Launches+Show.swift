import Domain
import HTML
import Storage
import WebServer

extension Launches {
    /// Shows a launch: its plan, its date, the decision, the conditions and whether they are met, and the checklist.
    static func show(_ visit: Visit) async throws -> Response {
        let id: ID<Launch> = try visit.id("launch")
        let dossier = try await visit.read { try $0.launchDossier(id).orNotFound() }
        return .page(launchPage(visit.frame, dossier))
    }

    /// - Parameter typed: a checklist that was refused.
    static func launchPage(
        _ frame: Frame, _ dossier: LaunchDossier, _ typed: ChecklistForm? = nil, problems: [Refusal.Problem] = []
    ) -> HTML {
        let launch = dossier.launch
        let today = Day(frame.now, in: frame.zone)
        let decided = dossier.premortems.first { $0.premortem.decision != nil }?.premortem
        let open: HTML = linkButton(
            "Open a pre-mortem", to: Paths.newPremortem(launch: launch.id), frame,
            style: dossier.premortems.isEmpty ? .primary : .plain)
        return page(
            frame, title: launch.title, section: .launches, problems: problems,
            contents: contentsList([
                ("Pre-mortems", Link(anchor: "pre-mortems")), ("Conditions", Link(anchor: "conditions")),
                ("Plan", Link(anchor: "plan")), ("Checklist", Link(anchor: "checklist")),
                ("History", Link(anchor: "history")),
            ]),
            """
            <header class="record-header">
            <p class="record-key">\(tag("Launch")) \(decided?.decision.map(PremortemDecisions.mark))</p>
            <h1>\(launch.title)</h1>
            <div class="record-marks">\(each: dossier.services, separator: " ", { tag($0.name, tone: .quiet) })</div>
            <p class="record-facts">\(launch.date.map { dayText($0) } ?? "No date yet") · \(dossier.ownerName ?? "no owner yet")</p>
            \(privacyNote(dossier.privacy, of: .launch(launch.id), frame))
            <div class="record-actions">\(open)\(linkButton("Edit", to: Paths.launchEdit(launch.id), frame, key: "e"))</div>
            </header>
            \(when: !dossier.unmet.isEmpty && launch.hasCome(on: today), """
                <p class="caution-note">The day of the launch has come, and \
                \(String(dossier.unmet.count)) of its conditions \(dossier.unmet.count == 1 ? "is" : "are") not met.</p>
                """)
            \(when: !launch.blastRadius.isEmpty, definitions([("Blast radius", HTML(text: launch.blastRadius))]))
            <section aria-labelledby="pre-mortems">
            \(sectionHeading("Pre-mortems", id: "pre-mortems"))
            \(dossier.premortems.isEmpty
                ? emptyState("There has been no pre-mortem yet. Imagine together how this could go wrong.")
                : "<ul class=\"rows\">\(each: dossier.premortems, { Launches.premortemLine($0) })</ul>")
            \(decided.map { prose($0.decisionNote, anchors: "note-") })
            </section>
            <section aria-labelledby="conditions">
            \(sectionHeading("Conditions", id: "conditions"))
            \(conditionList(dossier, today))
            </section>
            <section aria-labelledby="plan">
            \(sectionHeading("Plan", id: "plan"))
            \(launch.plan.isEmpty ? "<p class=\"quiet\">There is no plan yet.</p>" : prose(launch.plan, anchors: "plan-"))
            </section>
            <section aria-labelledby="checklist">
            \(sectionHeading("Is it ready?", id: "checklist"))
            \(checklist(dossier, frame, typed, problems: problems))
            </section>
            <section aria-labelledby="history">
            \(sectionHeading("History", id: "history"))
            \(AuditEntries.history(dossier.history, frame))
            </section>
            <section class="endings" aria-label="Other ways">
            \(postButton("Move to the bin", to: Paths.launchDeletion(launch.id), frame, style: .quiet))
            </section>
            """)
    }
}
