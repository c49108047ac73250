import Domain
import HTML
import Storage

extension Incidents {
    static func followUps(_ frame: Frame, _ dossier: IncidentDossier) -> HTML {
        if dossier.followUps.isEmpty {
            return emptyState(
                "There are no follow-ups yet. A follow-up is a commitment with one owner and one due date.")
        }
        let today = Day(frame.now, in: frame.zone)
        return dataTable(
            caption: "Follow-ups of this incident",
            head:
                "\(headCell("Follow-up", .title))\(headCell("State", .state))\(headCell("Owner", .name))\(headCell("Due", .day))",
            rows: dossier.followUps.map { followUpRow($0, today: today, frame) }.joined(), cssClass: "list",
            hidesCaption: true
        )
    }

    private static func followUpRow(_ summary: FollowUpSummary, today: Day, _ frame: Frame) -> HTML {
        let followUp = summary.followUp
        return """
            <tr\(attribute: "data-edit", frame.access.link(Paths.followUpEdit(followUp.id)))>\(rowHead("\(keyLink(followUp.key)) <a href=\"\(Paths.followUp(followUp.id))\">\(followUp.title)</a>"))\
            \(cell("State", stateTag(followUp.state)))\(cell("Owner", FollowUps.ownerValue(summary, frame)))\
            \(cell("Due", FollowUps.dueValue(followUp, today: today, frame)))</tr>

            """
    }

    static func postmortem(_ frame: Frame, _ dossier: IncidentDossier) -> HTML {
        let id = dossier.incident.id
        guard let postmortem = dossier.postmortem else {
            return emptyState(
                "Nothing has been written yet. Start from a template while it is fresh.",
                frame, action: ("Start the postmortem", Paths.newPostmortem(id)))
        }
        switch postmortem.state {
        case .notRequired:
            return """
                <p>\(stateTag(postmortem.state)) \(postmortem.notRequiredReason)</p>
                <p>\(actionLink("Write one after all", to: Paths.newPostmortem(id), frame))</p>
                """
        case .draft, .inReview, .changesRequested, .approved:
            return """
                <p>\(stateTag(postmortem.state)) \(linkButton("Write", to: Paths.postmortemEdit(id), frame, style: .small)) \
                \(linkButton("Postmortem review", to: Paths.postmortemReview(id), frame, style: .small)) \
                <a href="\(Paths.postmortem(id))">Read it as a page</a></p>
                """
        case .published, .archived:
            return """
                <p>\(stateTag(postmortem.state)) <a href="\(Paths.postmortem(id))">Read the postmortem</a> · \
                <a href="\(Paths.postmortemMarkdown(id))">Markdown</a></p>
                """
        }
    }

    /// Rarely used actions: other states, merging, the bin.
    ///
    /// - Parameter next: the next step, which is at the top of the page.
    static func endings(_ frame: Frame, _ incident: Incident, next: IncidentNextStep?) -> HTML {
        let id = incident.id
        let later = incident.state.nextSteps(kind: incident.kind).filter { next != .move($0) }
        let reopenings = incident.state.reopenings(kind: incident.kind).prefix(3)
        let dismissal: HTML? =
            incident.state.move(to: .dismissed, kind: incident.kind) == .dismiss
            ? linkButton("Dismiss", to: Paths.incidentTransition(id, to: .dismissed), frame, style: .quiet) : nil
        let merger: HTML? =
            incident.state == .merged
            ? nil : linkButton("Merge into another", to: Paths.incidentMerger(id), frame, style: .quiet)
        return """
            <section class="endings" aria-label="Other ways">
            \(each: later, { Incidents.transitionButton(frame, incident, to: $0, style: .quiet) })
            \(each: reopenings, { linkButton("Reopen as \($0.label.lowercased())", to: Paths.incidentTransition(id, to: $0), frame, style: .quiet) })
            \(dismissal)\(merger)
            \(postButton("Move to the bin", to: Paths.incidentDeletion(id), frame, style: .quiet))
            </section>
            """
    }
}
