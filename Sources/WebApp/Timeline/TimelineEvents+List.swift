import Domain
import Foundation
import HTML
import Storage

extension TimelineEvents {
    /// The timeline as a list of entries: a heading for each day, the time first, and gaps shown.
    static func list(_ frame: Frame, _ dossier: IncidentDossier) -> HTML {
        if dossier.timeline.isEmpty {
            return emptyState("There are no entries yet. Write what happened below. The time defaults to now.")
        }
        let start = dossier.incident.kind.hasDurations ? dossier.times[.started] : nil
        return """
            <ol class="timeline">
            \(each: TimelineEvents.rows(dossier.timeline), { timelineRow($0, start: start, frame, dossier) })
            </ol>
            \(TimelineMarks.proposals(frame, dossier))
            """
    }

    private static func timelineRow(_ row: TimelineRow, start: Moment?, _ frame: Frame, _ dossier: IncidentDossier)
        -> HTML
    {
        switch row {
        case .day(let day): "<li class=\"day\"><h3>\(dayText(day))</h3></li>\n"
        case .gap(let length): "<li class=\"gap\">\(Elapsed.words(length)) without an entry</li>\n"
        case .event(let event): timelineEntry(event, start: start?.instant, frame, dossier)
        case .automatic(let rows): automatic(rows) { timelineRow($0, start: start, frame, dossier) }
        }
    }

    private static func timelineEntry(
        _ event: TimelineEvent, start: Date?, _ frame: Frame, _ dossier: IncidentDossier
    ) -> HTML {
        let incident = dossier.incident
        let marks = TimelineMarks.of(event, dossier)
        let isSystem = event.source == .system
        let cssClass = isSystem ? "event system" : event.isStarred ? "event starred" : "event"
        let star: HTML = event.isStarred ? "<span class=\"star\" title=\"Starred\">★</span> " : HTML()
        return """
            <li class="\(cssClass)" id="event-\(event.id.description)">
            \(eventTime(event.moment, since: start, frame))
            <p class="event-text">\(star)\(proseLine(event.text))\(when: event.version > 1, editedMark(event, incident))\(when: !isSystem, marks.tags)</p>
            \(when: !isSystem, timelineEntryActions(event, marks.buttons, frame, incident))
            </li>

            """
    }

    private static func editedMark(_ event: TimelineEvent, _ incident: Incident) -> HTML {
        " <a class=\"edited\" href=\"\(Paths.timelineEvent(event.id, of: incident.id))\">edited</a>"
    }

    /// One menu, so that an entry is one stop on the way through a timeline.
    private static func timelineEntryActions(
        _ event: TimelineEvent, _ marks: HTML, _ frame: Frame, _ incident: Incident
    ) -> HTML {
        let star = postButton(
            event.isStarred ? "Unstar" : "Star", to: Paths.timelineEventStar(event.id, of: incident.id), frame,
            style: .quiet,
            fields: [("starred", event.isStarred ? "0" : "1")])
        return """
            <details class="event-actions" data-menu>
            <summary title="Actions"><span aria-hidden="true">•••</span><span class="visually-hidden">Actions: \(event.text.prefix(60))</span></summary>
            <div class="menu-panel">\(linkButton("Edit", to: Paths.timelineEventEdit(event.id, of: incident.id), frame, style: .quiet))\
            \(star)\
            \(postButton("Delete", to: Paths.timelineEventDeletion(event.id, of: incident.id), frame, style: .quiet))\(marks)</div>
            </details>
            """
    }
}
