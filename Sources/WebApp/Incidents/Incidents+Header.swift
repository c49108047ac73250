import Domain
import HTML
import Storage

extension Incidents {
    /// The header: key, title, severity, state, services, and the next step.
    static func header(
        _ frame: Frame, _ dossier: IncidentDossier, severities: [SeverityMeaning], next: IncidentNextStep?
    )
        -> HTML
    {
        let incident = dossier.incident
        let meaning = severities.first { $0.severity == incident.severity }
        let edit = Paths.incidentEdit(incident.id)
        let severity = inlineValue(
            "severity", label: "the severity", fields: ["severity"], form: edit, frame,
            severityMark(incident.severity, label: meaning?.label))
        let state = inlineValue(
            "state", label: "the state", fields: ["state", "reason"], form: Paths.incidentTransition(incident.id),
            frame,
            stateTag(incident.state))
        let services = inlineValue(
            "services", label: "the services", fields: ["services"], form: edit, frame,
            "\(each: dossier.services, separator: " ", { tag($0.name, tone: .quiet) })")
        return """
            <header class="record-header">
            <p class="record-key"><span class="key">\(incident.key.description)</span> \(stateTag(incident.kind))</p>
            <h1>\(inlineValue("title", label: "the title", fields: ["title"], form: edit, frame, HTML(text: incident.title)))</h1>
            <div class="record-marks">\(severity) \(state) \(services)</div>
            \(privacyNote(dossier.privacy, of: .incident(incident.id), frame))
            <div class="record-actions" data-inline-part="actions">\(nextStep(frame, incident, next))\(linkButton("Edit", to: edit, frame, key: "e"))</div>
            </header>
            """
    }

    /// One primary button; all other actions are at the end of the page.
    private static func nextStep(_ frame: Frame, _ incident: Incident, _ next: IncidentNextStep?) -> HTML? {
        switch next {
        case .move(let state): Incidents.transitionButton(frame, incident, to: state, style: .primary)
        case .postmortem(let step): postmortemStep(step, of: incident.id, frame)
        case nil: nil
        }
    }

    private static func postmortemStep(_ step: PostmortemStep, of id: ID<Incident>, _ frame: Frame) -> HTML? {
        func button(_ label: String, _ link: Link) -> HTML {
            linkButton(label, to: link, frame, style: .primary, key: "w")
        }
        let review = Paths.postmortemReview(id)
        return switch step {
        case .start: button("Start the postmortem", Paths.newPostmortem(id))
        case .write: button("Write the postmortem", Paths.postmortemEdit(id))
        case .requestReview: button("Ask for a postmortem review", review.anchored("review"))
        case .awaitReview(let names): button("Waiting for \(listed(names))", review.anchored("review"))
        case .makeChanges(let names):
            "\(button("Make the requested changes", Paths.postmortemEdit(id))) <span>\(listed(names)) asked for them.</span>"
        case .publish: button("Publish the postmortem", review.anchored("publication"))
        case .none: nil
        }
    }

    static func transitionButton(_ frame: Frame, _ incident: Incident, to state: IncidentState, style: ButtonStyle)
        -> HTML
    {
        postButton(
            state.actionLabel, to: Paths.incidentTransitions(incident.id), frame, style: style,
            fields: [("state", state.rawValue)])
    }

    /// Notes that somebody should see first.
    static func notes(_ dossier: IncidentDossier) -> HTML {
        let incident = dossier.incident
        var notes: [HTML] = []
        if let target = incident.mergedInto {
            notes.append("This incident was merged into \(keyLink(target.key)).")
        }
        if incident.state == .dismissed {
            notes.append("Dismissed: \(incident.dismissedReason)")
        }
        if !dossier.mergedKeys.isEmpty {
            let originals = dossier.mergedKeys.map { key -> HTML in
                "<a class=\"key\" href=\"\(Paths.incidentOriginal(ID(key.number)))\">\(key.description)</a>"
            }
            notes.append("Merged into this one: \(originals.joined(separator: ", ")).")
        }
        notes += RoleConflict.all(in: dossier.roles.map { RoleAssignment(role: $0.role, personID: $0.personID) })
            .map { HTML(text: $0.sentence) }
        return notes.map { "<p class=\"caution-note\">\($0)</p>\n" as HTML }.joined()
    }
}
